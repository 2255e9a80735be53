import { isDeepStrictEqual } from 'node:util';
import { messageOf, BadInput, type Clock, type FaultEvent, type FaultSpec } from '../../model/index.ts';
import type { Journal } from './journal.ts';
import type { Ordered } from './order.ts';
import type { FaultAnswer, FaultNow, FaultOrder } from './talk.ts';
import { oneAtATime } from './words.ts';

/** Those who put faults in place, inside the run's own browsers or outside of them. */
export interface Hands {
  /** Resolves when it is in place. @throws Error when it could not be put there; nothing of it is there then. */
  injectNow(spec: FaultSpec): Promise<void> | void;
  /** Takes some away for good, by their names. @throws Error when one may still be there. */
  clear(names: readonly string[]): Promise<void>;
}

interface DeskOptions {
  run: FaultAnswer['run'];
  planned: readonly FaultSpec[];
  clock: Clock;
  journal: Journal;
  /** Moment 0 of the clock, ms since 1970; asked for once the run has taken off. */
  epoch(): number;
  read(order: FaultOrder): Promise<Ordered>;
  /** Those of a fault. @throws BadInput when it can act nowhere here. */
  handsOf(spec: FaultSpec): { hands: Hands; isOutside: boolean };
}

/** A fault on the board. */
interface Entry {
  spec: FaultSpec;
  byHand: boolean;
  isOutside: boolean;
  state: FaultNow['state'];
  since?: number;
  fired: number;
}

/**
 * The faults of a run as somebody at its desk sees them: what is planned, what is active, what was; and the two things
 * to do, inject one more and take some away.
 *
 *     planned ── injected ──> active ── withdrawn ──> planned, when it comes again, or over
 */
export class FaultDesk {
  readonly #options: DeskOptions;
  readonly #board = new Map<string, Entry>();
  #phase: 'before' | 'flying' | 'over' = 'before';

  constructor(options: DeskOptions) {
    this.#options = options;
    for (const spec of options.planned) {
      const { isOutside } = options.handsOf(spec);
      this.#board.set(spec.name, { spec, byHand: false, isOutside, state: 'planned', fired: 0 });
    }
  }

  /** The run takes off: from now on faults may be injected. What was planned is written down before it acts. */
  open(): void {
    this.#phase = 'flying';
    for (const { spec, isOutside } of this.#board.values()) if (!isOutside) this.#writeDown(spec);
  }

  /** Nothing more is injected. */
  close(): void {
    this.#phase = 'over';
  }

  /** The event as the record is to have it. */
  hear(event: FaultEvent): FaultEvent {
    const entry = this.#board.get(event.fault);
    if (!entry) return event;
    if (event.what === 'fired') entry.fired += 1;
    if (event.what === 'injected') Object.assign(entry, { state: 'active', since: event.t });
    if (event.what === 'withdrawn') this.#end(entry, { isForGood: false });
    return event.what === 'injected' && entry.byHand ? { ...event, byHand: entry.spec } : event;
  }

  list(): FaultAnswer {
    return { run: this.#options.run, faults: [...this.#board.values()].map((entry) => this.#now(entry)) };
  }

  /** Injects what was ordered, at once. @throws BadInput when that will not do, or could not be done. */
  async inject(order: FaultOrder): Promise<FaultAnswer> {
    const { spec: ordered, forMs } = await this.#options.read(order);
    this.#refuseWhenNotFlying();
    const { clock, run } = this.#options;
    const spec = { ...ordered, name: this.#nameFor(ordered), window: { atMs: clock.now(), forMs } };
    const { hands, isOutside } = this.#options.handsOf(spec);
    const others = this.#active().map(({ spec: { name } }) => name);
    const entry: Entry = { spec, byHand: true, isOutside, state: 'active', since: clock.now(), fired: 0 };
    this.#board.set(spec.name, entry);
    try {
      if (!isOutside) this.#writeDown(spec);
      await hands.injectNow(spec);
    } catch (error) {
      if (!isOutside) this.#writeGone(spec);
      this.#board.delete(spec.name);
      throw couldNotInject(spec.name, error);
    }
    const advice = oneAtATime(others);
    return { run, faults: [this.#now(entry)], ...(advice === undefined ? {} : { advice }) };
  }

  /**
   * Takes active faults away for good, that of a name or all. Harmless when there are none.
   * @returns those that were found active, as they are now; `stuck` where one may still be in place.
   */
  async clear(name?: string): Promise<FaultAnswer> {
    const found = this.#active().filter(({ spec }) => name === undefined || spec.name === name);
    const before = found.map((entry) => ({ entry, was: this.#now(entry) }));
    const trouble = new Map<Entry, string>();
    await Promise.all(
      found.map(async (entry) => {
        const { hands } = this.#options.handsOf(entry.spec);
        try {
          await hands.clear([entry.spec.name]);
          this.#end(entry, { isForGood: true });
        } catch (error) {
          trouble.set(entry, messageOf(error));
        }
      }),
    );
    const faults = before.map(({ entry, was }) => {
      const why = trouble.get(entry);
      if (why === undefined) {
        return { ...was, ...(entry.isOutside ? {} : { fired: entry.fired }), state: entry.state };
      }
      const hand = this.#standing(entry)?.remedy?.hand;
      return { ...was, stuck: { why, ...(hand === undefined ? {} : { hand }) } };
    });
    return { run: this.#options.run, faults };
  }

  #active(): Entry[] {
    return [...this.#board.values()].filter(({ state }) => state === 'active');
  }

  #end(entry: Entry, { isForGood }: { isForGood: boolean }): void {
    if (entry.state === 'over') return;
    const comesAgain = !isForGood && entry.spec.window?.everyMs !== undefined;
    entry.state = comesAgain ? 'planned' : 'over';
    // Those outside are written down by their plane.
    if (!comesAgain && !entry.isOutside) this.#writeGone(entry.spec);
  }

  #now(entry: Entry): FaultNow {
    const { spec, byHand, isOutside, state, since = 0, fired } = entry;
    const { name, kind, settings, service, share, persona, window } = spec;
    const t = this.#options.clock.now();
    const isActive = state === 'active';
    const forMs = isActive ? window?.forMs : undefined;
    const { why, remedy } = this.#standing(entry) ?? {};
    return {
      name,
      kind,
      settings,
      service,
      share,
      ...(persona === undefined ? {} : { persona }),
      byHand,
      state,
      ...(isActive ? { activeMs: Math.max(0, t - since) } : {}),
      ...(forMs === undefined ? {} : { leftMs: Math.max(0, since + forMs - t) }),
      ...(isOutside ? {} : { fired }),
      ...(why === undefined ? {} : { stuck: { why, ...(remedy ? { hand: remedy.hand } : {}) } }),
    };
  }

  #standing({ spec }: Entry): ReturnType<Journal['standing']>[number] | undefined {
    return this.#options.journal.standing().find(({ name }) => name === spec.name);
  }

  #writeDown({ name, window }: FaultSpec): void {
    const { journal } = this.#options;
    const epoch = this.#options.epoch();
    const { atMs, forMs, everyMs } = window ?? { atMs: 0 };
    const ends = forMs !== undefined && everyMs === undefined;
    journal.write({
      what: 'put',
      name,
      from: Math.round(epoch + atMs),
      ...(ends ? { until: Math.round(epoch + atMs + forMs) } : {}),
    });
  }

  #writeGone({ name }: FaultSpec): void {
    this.#options.journal.write({ what: 'gone', name });
  }

  /** Names are of one fault of one run, which may come again: `slow_db`, and `slow_db 2` for another one. */
  #nameFor(spec: FaultSpec): string {
    for (let n = 1; ; n++) {
      const name = n === 1 ? spec.name : `${spec.name} ${n}`;
      const before = this.#board.get(name);
      if (!before || isSameAgain(spec, before)) return name;
    }
  }

  #refuseWhenNotFlying(): void {
    if (this.#phase === 'flying') return;
    const why = this.#phase === 'before' ? 'its citizens have not taken off yet' : 'it is over';
    throw new BadInput([
      {
        message: `could not inject a fault into run ${this.#options.run.runId}, because ${why}`,
        hint: this.#phase === 'before' ? 'try again in a moment' : 'start another one',
      },
    ]);
  }
}

/** A planned one inside has citizens of its own; everything else that is over may come again under its name. */
function isSameAgain(spec: FaultSpec, { spec: before, byHand, isOutside, state }: Entry): boolean {
  if (state !== 'over' || (!byHand && !isOutside)) return false;
  const what = ({ name: _name, window: _window, at: _at, ...rest }: FaultSpec): object => rest;
  return isDeepStrictEqual(what(spec), what(before));
}

function couldNotInject(name: string, error: unknown): Error {
  if (error instanceof BadInput) return error;
  const why = messageOf(error);
  return new BadInput([{ message: `could not inject ‘${name}’, because ${why}` }]);
}
