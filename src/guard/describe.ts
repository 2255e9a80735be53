import { advice } from './advice.ts';
import type { Finding } from './finding.ts';

/** What a finding could be, as the rest of a sentence: `could be somebody’s telephone number: it can be dialled; …`. */
export function couldBe({ kind, why }: Pick<Finding, 'kind' | 'why'>): string {
  return `could be somebody’s ${advice[kind].name}: ${why}`;
}

/**
 * A finding as a sentence, without the value: `***-**-**42 in field “tin” of the body could be somebody’s Social Security
 * number: …`, and below it what to write instead.
 */
export function describeFinding(finding: Finding & { where?: string }): string {
  const { value, hint, where } = finding;
  const place = where === undefined ? '' : ` in ${where}`;
  return `${value}${place} ${couldBe(finding)}\n  → ${hint}`;
}
