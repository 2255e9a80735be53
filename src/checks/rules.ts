import type { Rule, RulePlace, RunEvent } from '../model/index.ts';

/** One rule, and how it was broken. */
export interface Breach {
  rule: Rule;
  hits: number;
  /** Where it was seen first: `address of an exchange of citizen 12: /api/…`. */
  first: string;
}

interface Text {
  place: RulePlace;
  /** In lower case: made so once, however many rules look for however many words. */
  text: string;
  whose: string;
}

/** Fold over everything a run sees in words: which rules were broken, how often. */
export class Broken {
  /** Those there are. */
  readonly rules: readonly Rule[];
  readonly #breaches = new Map<string, Breach>();
  readonly #never: readonly { rule: Rule; words: readonly string[] }[];

  constructor(rules: readonly Rule[]) {
    this.rules = rules;
    this.#never = rules.map((rule) => ({ rule, words: rule.never.map((word) => word.toLowerCase()) }));
  }

  /** How often something was seen that a rule forbids; an event counts once for a rule. */
  get hits(): number {
    return this.breaches().reduce((sum, { hits }) => sum + hits, 0);
  }

  /** Rules that were broken, the most often broken first. */
  breaches(): Breach[] {
    return [...this.#breaches.values()].toSorted((a, b) => b.hits - a.hits);
  }

  add(event: RunEvent): void {
    if (this.#never.length === 0) return;
    const texts = textsOf(event);
    if (texts.length === 0) return;
    for (const { rule, words } of this.#never) {
      const seen = texts.find(
        ({ place, text }) =>
          (rule.places?.includes(place) ?? true) && words.some((word) => text.includes(word)),
      );
      if (!seen) continue;
      const breach = this.#breaches.get(rule.name) ?? { rule, hits: 0, first: seen.whose };
      this.#breaches.set(rule.name, breach);
      breach.hits++;
    }
  }
}

/** What an event says in words, and where a rule finds it. Words are never repeated to a reader: they may be the breach. */
function textsOf(event: RunEvent): Text[] {
  const told = (place: RulePlace, text: string, what: string): Text => ({
    place,
    text: text.toLowerCase(),
    whose: 'citizen' in event && event.citizen !== undefined ? `${what} of citizen ${event.citizen}` : what,
  });
  switch (event.type) {
    case 'exchange':
      return [
        told('address', event.url, 'the address of an exchange'),
        ...(event.rejection ? [told('refusal', event.rejection.title, 'a refusal')] : []),
      ];
    case 'page.problem':
      return event.source === 'console'
        ? [told('console', event.message, 'the console')]
        : [told('error', event.message, 'an error of a page')];
    case 'page.dialog':
      return [told('dialog', event.message, 'a dialog')];
    case 'values.flag':
      return [told('flag', `${event.flag} ${event.message}`, 'a flag')];
    case 'page.download':
      return [told('download', event.name, 'a download')];
    case 'step':
      return event.failure ? [told('failure', event.failure.message, 'a failed step')] : [];
    default:
      return [];
  }
}
