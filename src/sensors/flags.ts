import { globTest, type FlagRule, type Signal, type ValuesFlag } from '../model/index.ts';

type Answer = Pick<
  Extract<Signal, { type: 'exchange' }>,
  'url' | 'method' | 'status' | 'valuesFlag' | 'problem' | 'body'
>;
type Flag = Pick<ValuesFlag, 'flag' | 'refused' | 'message'>;

/** So many flags of one answer; a hostile one could name thousands. */
const MOST = 10;
const MOST_CHARS = 100;
const MOST_MESSAGE_CHARS = 500;

/** Compiled once for each rule of a target. */
const tests = new WeakMap<FlagRule, (url: string) => boolean>();

/** Whether answers of this address have to be read for the rules of a target. */
export function isRead(url: string, rules: readonly FlagRule[]): boolean {
  return rules.some((rule) => reaches(rule, url));
}

/**
 * What was flagged in an answer: by its header `X-Values-Flag: <flag>; refused`, by `flag` in a problem+json body, or by
 * a field that a rule of the target's file names. Each flag once.
 */
export function flagsIn(answer: Answer, rules: readonly FlagRule[]): Flag[] {
  const found = [...inHeader(answer), ...inProblem(answer), ...rules.flatMap((rule) => byRule(answer, rule))];
  const once = new Map<string, Flag>();
  for (const flag of found) if (flag.flag !== '' && !once.has(flag.flag)) once.set(flag.flag, flag);
  return [...once.values()].slice(0, MOST);
}

function inHeader(answer: Answer): Flag[] {
  return (answer.valuesFlag ?? '').split(',').map((entry) => {
    const [name = '', ...parameters] = entry.split(';').map((part) => part.trim());
    const title = answer.problem === undefined ? undefined : at(parsed(answer.problem), 'title');
    return flagOf(answer, name, { refused: parameters.includes('refused'), message: title });
  });
}

function inProblem(answer: Answer): Flag[] {
  if (answer.problem === undefined) return [];
  const problem = parsed(answer.problem);
  return namesIn(at(problem, 'flag')).map((name) =>
    flagOf(answer, name, { refused: answer.status >= 400, message: at(problem, 'title') }),
  );
}

function byRule(answer: Answer, rule: FlagRule): Flag[] {
  const text = answer.body ?? answer.problem;
  if (text === undefined || !reaches(rule, answer.url)) return [];
  const body = parsed(text);
  const refused = rule.refused === undefined ? answer.status >= 400 : at(body, rule.refused) === true;
  const message = rule.message === undefined ? undefined : at(body, rule.message);
  return namesIn(at(body, rule.field)).map((name) => flagOf(answer, name, { refused, message }));
}

function flagOf(
  { method, url }: Answer,
  name: string,
  { refused, message }: { refused: boolean; message: unknown },
): Flag {
  const flag = name.slice(0, MOST_CHARS);
  const said = typeof message === 'string' && message !== '' ? message : undefined;
  return {
    flag,
    refused,
    message: (said ?? `${method} ${url} was flagged as “${flag}”`).slice(0, MOST_MESSAGE_CHARS),
  };
}

function namesIn(value: unknown): string[] {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one): one is string => typeof one === 'string' && one !== '');
}

/** The value at `guard.flag`; only what an object has of its own. */
function at(data: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inner, key) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
          ? (inner as Record<string, unknown>)[key]
          : undefined,
      data,
    );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function reaches(rule: FlagRule, url: string): boolean {
  let test = tests.get(rule);
  if (!test) tests.set(rule, (test = globTest(rule.url)));
  return test(url);
}
