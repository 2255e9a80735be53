import type { Rule, RuleBook } from './rule-book.ts';

/** What is known about a case, by the names that the rule file uses. */
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

/** The first rule of a stage that the facts break, in the order of the rule file; undefined when none is broken. */
export function brokenRule(book: RuleBook, stage: string, facts: Facts): Rule | undefined {
  return book.rules.find((rule) => rule.stage === stage && !holds(rule.test, facts[rule.test.fact]));
}

function holds(test: Rule['test'], value: Facts[string]): boolean {
  if (value === undefined) return false;
  if ('isOneOf' in test) return typeof value !== 'number' && test.isOneOf.includes(value);
  if ('isAtMost' in test) return typeof value === 'number' && value <= test.isAtMost;
  if ('isAtLeast' in test) return typeof value === 'number' && value >= test.isAtLeast;
  return value !== '';
}
