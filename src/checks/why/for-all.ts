import { globTest, isBad, isOfService, isOverdue } from '../../model/index.ts';
import type { Exchange, FaultSpec, Plan, RunEvent } from '../../model/index.ts';
import { can, delayOf } from './causes/effects.ts';
import { routeOf } from './marks.ts';
import { median } from './median.ts';
import type { Seen } from './stories.ts';
import { spansOf, type ForAllFault } from './spans.ts';

/** A bad answer outside of a fault’s time at least half as often as in it: the fault is not what made it. */
const AS_OFTEN = 0.5;
/** An answer that took so many times its usual time is late. */
const TIMES_USUAL = 3;
/** What is added to an answer and not felt, ms (Miller, “Response time in man-computer conversational transactions”, 1968). */
const FELT_MS = 100;

/** Why an exchange is put down to a fault that acted on everybody. */
export interface Inferred {
  fault: string;
  /** Such answers were well outside of its time; false where nobody asked for them then. */
  isShown: boolean;
  /** The event that put the fault in place. */
  put: Seen;
  /** The comparison in words. */
  because: string;
}

/** A record in which exchanges that faults for everybody broke or held up are touched by them. */
export interface Told {
  events: readonly RunEvent[];
  /** Why an exchange of `events` is put down to a fault; undefined for one whose touch is in the record itself. */
  inferred: ReadonlyMap<Exchange, Inferred>;
}

/**
 * Puts exchanges down to faults for everybody: commands, Toxiproxy, and what acts inside a service. No exchange bears
 * their name, so that time and comparison must tell. What went wrong is theirs where it overlapped their time, they can bring it
 * about, and the same was well at other times; where it was asked for at no other time, that is likely and not shown.
 */
export function withFaultsForAll(events: readonly RunEvent[], plan: Plan): Told {
  const faults = spansOf(events, plan);
  const inferred = new Map<Exchange, Inferred>();
  if (faults.length === 0) return { events, inferred };
  const routes = faults.map((fault) => new Routes(events, fault));
  const told = events.map((event) => {
    if (!isOurs(event) || event.touch === 'faulted') return event;
    const found = routes.flatMap((one) => one.infer(event) ?? []);
    const [first] = found.toSorted((a, b) => Number(b.isShown) - Number(a.isShown));
    if (!first) return event;
    const touched: Exchange = { ...event, touch: 'faulted', fault: first.fault };
    inferred.set(touched, first);
    return touched;
  });
  return { events: told, inferred };
}

type Wrong = 'silence' | 'error' | 'delay';

interface Counts {
  all: number;
  wrong: Record<Wrong, number>;
}

/** How the service answered on each route, in the time of one fault and outside of it. */
class Routes {
  readonly #fault: ForAllFault;
  readonly #reaches: (exchange: Exchange) => boolean;
  readonly #in = new Map<string, Counts>();
  readonly #out = new Map<string, Counts>();
  readonly #usual = new Map<string, number | undefined>();

  constructor(events: readonly RunEvent[], fault: ForAllFault) {
    this.#fault = fault;
    this.#reaches = reachOf(fault.spec);
    const reached = events
      .filter(isOurs)
      .filter((event) => event.touch !== 'faulted' && this.#reaches(event));
    const well = new Map<string, number[]>();
    for (const event of reached) {
      if (fault.spanAt(event) || event.status === 0 || event.status >= 400) continue;
      const times = well.get(keyOf(event)) ?? [];
      well.set(keyOf(event), times);
      times.push(event.durationMs);
    }
    for (const [key, times] of well) this.#usual.set(key, median(times));
    for (const event of reached) {
      const counts = countsIn(fault.spanAt(event) ? this.#in : this.#out, keyOf(event));
      counts.all++;
      const wrong = this.#wrongWith(event);
      if (wrong) counts.wrong[wrong]++;
    }
  }

  infer(event: Exchange): Inferred | undefined {
    const put = this.#fault.spanAt(event)?.put;
    const wrong = put && this.#reaches(event) ? this.#wrongWith(event) : undefined;
    if (!put || !wrong || !this.#canBring(wrong, event)) return undefined;
    const { name } = this.#fault.spec;
    const key = keyOf(event);
    const out = this.#out.get(key);
    if (!out) {
      const because = `nobody asked for ${key} while the fault ‘${name}’ was not there, so that this is likely and not shown`;
      return { fault: name, isShown: false, put, because };
    }
    const inside = countsIn(this.#in, key);
    if (out.wrong[wrong] / out.all >= AS_OFTEN * (inside.wrong[wrong] / inside.all)) return undefined;
    const share = (counts: Counts): string => `${counts.wrong[wrong]} of ${counts.all}`;
    const because = `${IN_WORDS[wrong]} on ${key}: ${share(inside)} while the fault ‘${name}’ was there, ${share(out)} at other times`;
    return { fault: name, isShown: true, put, because };
  }

  #wrongWith(event: Exchange): Wrong | undefined {
    if (isOverdue(event)) return 'delay';
    if (isBad(event)) return event.status === 0 ? 'silence' : 'error';
    if (event.status === 0) return undefined;
    const usual = this.#usual.get(keyOf(event));
    const least =
      usual === undefined ? delayOf(this.#fault.spec) : Math.max(TIMES_USUAL * usual, usual + FELT_MS);
    return least !== undefined && event.durationMs >= least ? 'delay' : undefined;
  }

  /** What acts behind the service comes out as an error of its own, or as a wait; a refusal of the citizen it is not. */
  #canBring(wrong: Wrong, { status }: Exchange): boolean {
    const { spec, isBehind } = this.#fault;
    if (isBehind) return wrong !== 'error' || status >= 500;
    return can(spec, wrong) || (wrong === 'delay' && can(spec, 'silence'));
  }
}

const IN_WORDS: Record<Wrong, string> = {
  silence: 'no answers',
  error: 'errors',
  delay: 'late answers',
};

function isOurs(event: RunEvent): event is Exchange {
  return event.type === 'exchange' && isOfService(event);
}

function reachOf({ service }: FaultSpec): (exchange: Exchange) => boolean {
  if (!service.includes('*')) return (exchange) => exchange.service === service;
  const isMeant = globTest(service);
  return ({ url }) => isMeant(url);
}

function keyOf(exchange: Exchange): string {
  return `${exchange.method} ${routeOf(exchange)}`;
}

function countsIn(counts: Map<string, Counts>, key: string): Counts {
  const known = counts.get(key) ?? { all: 0, wrong: { silence: 0, error: 0, delay: 0 } };
  counts.set(key, known);
  return known;
}
