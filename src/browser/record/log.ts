import type { Page } from 'playwright';
import { factsOf } from './facts.ts';
import type { Act, AnsweredDialog, FieldFacts, Heard } from './heard.ts';

/** Playwright's recorder keeps a press for 500 ms, since another may make it a double one: what came of it is told first. */
const TOLD_WITHIN_MS = 700;
/** Others are told at once; what came of them is told so long after them. */
const COMES_WITHIN_MS = 150;
const IS_KEPT = /^click$/;
/** What else the recorder tells: where windows are, which the browser tells better. */
const NO_ACT = /^(?:openPage|closePage|navigate)$/;
const HAS_FACTS = /^(?:fill|select)$/;

/** An action that may still go on. */
interface Open {
  act: Act;
  facts: Promise<FieldFacts | undefined> | undefined;
  effects: string[];
}

type Entry = { window: number; at: number } & ({ open: Open } | { heard: Exclude<Heard, { kind: 'act' }> });

/** Everything that was told about all windows, in its order. Nothing of it leaves this process. */
export class Log {
  readonly #windows: Page[] = [];
  readonly #entries: Entry[] = [];
  /** When the page of a window went somewhere by itself. */
  readonly #went: { window: number; at: number }[] = [];
  readonly #dialogs = new Map<number, AnsweredDialog[]>();
  readonly #now: () => number;

  /** @param now ms of any clock. */
  constructor(now: () => number) {
    this.#now = now;
  }

  opened(page: Page): void {
    this.#tell(page, (window) => ({ kind: 'window', window, became: 'opened' }));
  }

  closed(page: Page): void {
    this.#tell(page, (window) => ({ kind: 'window', window, became: 'closed' }));
  }

  moved(page: Page, how: Extract<Heard, { kind: 'move' }>['how'], url: string): void {
    this.#tell(page, (window) => ({ kind: 'move', window, how, url }));
  }

  went(page: Page): void {
    this.#went.push({ window: this.#numberOf(page), at: this.#now() });
  }

  answered(page: Page, dialog: AnsweredDialog): void {
    const window = this.#numberOf(page);
    this.#dialogs.set(window, [...(this.#dialogs.get(window) ?? []), dialog]);
  }

  added(page: Page, act: Act): void {
    if (NO_ACT.test(act.name)) return;
    const isField = HAS_FACTS.test(act.name) && act.selector !== undefined;
    const facts = isField ? factsOf(page, act.selector ?? '') : undefined;
    this.#entries.push({ window: this.#numberOf(page), at: this.#now(), open: { act, facts, effects: [] } });
  }

  updated(page: Page, act: Act): void {
    const window = this.#numberOf(page);
    const last = this.#entries.findLast((entry) => entry.window === window);
    // The same field of the same page that was loaded anew is another one.
    if (last && 'open' in last) last.open.act = act;
    else this.added(page, act);
  }

  effect(page: Page, name: string): void {
    this.#lastOf(page)?.effects.push(name);
  }

  /** Everything that was heard so far. */
  async heard(): Promise<Heard[]> {
    const dialogs = new Map([...this.#dialogs].map(([window, answered]) => [window, [...answered]]));
    const all: Heard[] = [];
    for (const entry of this.#entries) {
      if ('heard' in entry) {
        if (!this.#isPages(entry)) all.push(entry.heard);
        continue;
      }
      const { window, open } = entry;
      const isLeading = this.#went.some((went) => this.#cause(went) === entry);
      const facts = await open.facts;
      const count = open.effects.filter((effect) => effect === 'dialog').length;
      all.push({
        kind: 'act',
        window,
        act: open.act,
        ...(facts ? { facts } : {}),
        dialogs: dialogs.get(window)?.splice(0, count) ?? [],
        effects: isLeading ? [...open.effects, 'navigation'] : open.effects,
      });
    }
    return all;
  }

  #tell(page: Page, told: (window: number) => Exclude<Heard, { kind: 'act' }>): void {
    const window = this.#numberOf(page);
    this.#entries.push({ window, at: this.#now(), heard: told(window) });
  }

  /** Whether a press in the page, and not the browser's button, made it go back. */
  #isPages(entry: Extract<Entry, { heard: unknown }>): boolean {
    if (entry.heard.kind !== 'move' || entry.heard.how !== 'back') return false;
    const cause = this.#cause(entry);
    return cause !== undefined && IS_KEPT.test(cause.open.act.name);
  }

  /** The action that made a page go somewhere; undefined when none of about that time can have. */
  #cause(went: { window: number; at: number }): Extract<Entry, { open: Open }> | undefined {
    const acts = this.#entries.flatMap((entry) =>
      'open' in entry && entry.window === went.window ? [entry] : [],
    );
    const before = acts.findLast(({ at }) => at <= went.at && at > went.at - COMES_WITHIN_MS);
    if (before && !IS_KEPT.test(before.open.act.name)) return before;
    const kept = acts.find(({ at, open }) => at > went.at && IS_KEPT.test(open.act.name));
    return kept && kept.at < went.at + TOLD_WITHIN_MS ? kept : before;
  }

  #lastOf(page: Page): Open | undefined {
    const window = this.#numberOf(page);
    const last = this.#entries.findLast((entry) => 'open' in entry && entry.window === window);
    return last && 'open' in last ? last.open : undefined;
  }

  #numberOf(page: Page): number {
    const known = this.#windows.indexOf(page);
    return known < 0 ? this.#windows.push(page) - 1 : known;
  }
}
