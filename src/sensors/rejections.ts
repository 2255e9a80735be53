import { globTest, type Exchange, type RejectionRule } from '../model/index.ts';

/** Compiled once for each rule of a target. */
const tests = new WeakMap<RejectionRule, (url: string) => boolean>();

/** Whether an answer may be a refusal where nothing else is said: its status blames the one who asked. */
export function isRefusal(status: number): boolean {
  return status >= 400 && status < 500;
}

/** The first rule of the target's file that says of an answer that it is a refusal; undefined where none does. */
export function rejectionBy(
  rules: readonly RejectionRule[],
  { url, service, status }: Pick<Exchange, 'url' | 'service' | 'status'>,
): Exchange['rejection'] {
  for (const rule of rules) {
    const isStatus = rule.status === undefined ? isRefusal(status) : rule.status === status;
    if (!isStatus || (rule.service !== undefined && rule.service !== service)) continue;
    if (rule.url !== undefined && !reaches(rule, rule.url)(url)) continue;
    return { rule: rule.rule, title: rule.title };
  }
  return undefined;
}

function reaches(rule: RejectionRule, glob: string): (url: string) => boolean {
  let test = tests.get(rule);
  if (!test) tests.set(rule, (test = globTest(glob)));
  return test;
}
