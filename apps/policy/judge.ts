import type { Rule, RuleBook } from './rule-book.ts';

/** What is known about a case, by the names that the rule file uses. */
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * The first rule of a stage that the facts break, in the order of the rule file; undefined when none is broken. Drafts
 * are not asked.
 */
export function brokenRule(book: RuleBook, stage: string, facts: Facts): Rule | undefined {
  return book.rules.find(
    (rule) => rule.stage === stage && rule.draft !== true && !holds(rule.test, facts[rule.test.fact]),
  );
}

function holds(test: Rule['test'], value: Facts[string]): boolean {
  if (value === undefined) return false;
  if ('isOneOf' in test) return typeof value !== 'number' && test.isOneOf.includes(value);
  if ('isAtMost' in test) return typeof value === 'number' && value <= test.isAtMost;
  if ('isAtLeast' in test) return typeof value === 'number' && value >= test.isAtLeast;
  if ('hasNoneOf' in test)
    return !test.hasNoneOf.some((phrase) => bare(String(value)).includes(bare(phrase)));
  return value !== '';
}

/** As it sounds: without case, accents, punctuation, doubled spaces and what nobody sees, with a space at either end. */
function bare(text: string): string {
  const letters = text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase();
  return ` ${letters.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}
