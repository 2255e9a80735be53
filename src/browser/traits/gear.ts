import type { BrowserContext, CDPSession, Frame, Page } from 'playwright';
import { StepFailure, traitsOf, type Persona, type Signal, type Undo } from '../../model/index.ts';
import { onFramesElsewhere } from '../elsewhere.ts';
import { conditionsOf, OWN_LINE } from './line.ts';
import { inSpells } from './spells.ts';

/** What a citizen's device and connection do to their pages. There is none for who has the machine's own. */
export interface Gear {
  /** Puts it on a page; new windows too. */
  dress(page: Page): void;
  /** Before something is done: it is on every page. Slows the device down until `rest`. */
  work(): Promise<void>;
  /** Nothing is done for a while. A browser slows down by burning time, so that a pause must not be slow. */
  rest(): Promise<void>;
  /** The connection is away until the undo, whatever spells it has of its own. */
  offline(): Promise<Undo>;
  /** The device is so many times slower besides, until the undo. */
  slow(rate: number): Promise<Undo>;
  /** Passes signals on; exchanges over a connection that is not the machine's own say so. */
  telling(tell: (signal: Signal) => void): (signal: Signal) => void;
  /** Says so where a step failed because the citizen's connection was away. */
  explain(failure: StepFailure): StepFailure;
  /** Takes everything away again. */
  undo(): Promise<void>;
}

/** How the record calls the citizen's own connection where it was to blame. */
const AWAY = 'the citizen’s own connection';
/** The browser's word for it. */
const OFFLINE_ERROR = /ERR_INTERNET_DISCONNECTED/;

/** The gear of a persona; undefined where they have none, which costs nothing. Chromium's protocol does it. */
export function gearFor(persona: Persona, context: BrowserContext): Gear | undefined {
  const { network, cpuSlowdown } = traitsOf(persona);
  if (!network && cpuSlowdown === 1) return undefined;
  const sessions = new Set<CDPSession>();
  const dressing = new Set<Promise<void>>();
  const unwatch = new Set<() => void>();
  let away = false;
  let rate = 1;
  // What faults do besides: one owner for each, since of two the browser would obey the later one only.
  const cuts = new Set<symbol>();
  const brakes = new Map<symbol, number>();
  let isBraked = cpuSlowdown > 1;

  const line = async (session: CDPSession): Promise<void> => {
    const offline = away || cuts.size > 0;
    await session.send(
      'Network.emulateNetworkConditions',
      network ? conditionsOf(network, offline) : { ...OWN_LINE, offline },
    );
  };
  const brake = async (session: CDPSession): Promise<void> => {
    if (!isBraked) return;
    const all = [...brakes.values()].reduce((product, one) => product * one, rate);
    await session.send('Emulation.setCPUThrottlingRate', { rate: all });
  };
  const onAll = async (put: (session: CDPSession) => Promise<void>): Promise<void> => {
    // A window that was closed took its session along.
    await Promise.all([...sessions].map((session) => put(session).catch(() => sessions.delete(session))));
  };
  const dress = (place: Page | Frame): void => {
    const work = (async () => {
      const session = await context.newCDPSession(place);
      sessions.add(session);
      await Promise.all([...(network || cuts.size > 0 ? [line(session)] : []), brake(session)]);
    })().catch(() => undefined);
    dressing.add(work);
    void work.finally(() => dressing.delete(work));
  };
  const slow = async (wanted: number): Promise<void> => {
    if (rate === wanted) return;
    rate = wanted;
    await onAll(brake);
  };
  let end: (() => void) | undefined;
  const begin = (): void => {
    if (!network?.offline) return;
    end ??= inSpells(network.offline, (isAway) => {
      away = isAway;
      void onAll(line);
    });
  };

  return {
    dress(page) {
      dress(page);
      unwatch.add(onFramesElsewhere(page, dress));
    },
    async work() {
      // Their time begins with what they do, not when their window was opened.
      begin();
      await Promise.all(dressing);
      await slow(cpuSlowdown);
    },
    rest: () => slow(1),
    async offline() {
      const cut = Symbol('a fault');
      cuts.add(cut);
      await Promise.all(dressing);
      await onAll(line);
      return async () => {
        if (cuts.delete(cut)) await onAll(line);
      };
    },
    async slow(wanted) {
      const own = Symbol('a fault');
      brakes.set(own, wanted);
      isBraked = true;
      await Promise.all(dressing);
      await onAll(brake);
      return async () => {
        if (brakes.delete(own)) await onAll(brake);
      };
    },
    telling: (tell) => (network ? (signal) => tell(blamed(signal)) : tell),
    explain: (failure) => (OFFLINE_ERROR.test(failure.message) ? ownLine(failure) : failure),
    async undo() {
      for (const leave of unwatch) leave();
      end?.();
      rate = 1;
      brakes.clear();
      cuts.clear();
      await Promise.all(dressing);
      await onAll(async (session) => {
        if (network) await session.send('Network.emulateNetworkConditions', OWN_LINE);
        await brake(session);
        await session.detach();
      });
      sessions.clear();
    },
  };
}

/**
 * Nobody but the citizen's own line is to blame for what was asked while it was away. What went over a slowed line has
 * the line's time in it (Chromium lets no answer come sooner than its latency), so that it is in no figure of the
 * service's own; errors in it are the service's all the same.
 */
function blamed(signal: Signal): Signal {
  if (signal.type !== 'exchange') return signal;
  if (OFFLINE_ERROR.test(signal.error ?? '')) return { ...signal, touch: 'faulted', fault: AWAY };
  return signal.touch === 'clean' ? { ...signal, touch: 'line' } : signal;
}

function ownLine({ code, message }: StepFailure): StepFailure {
  return new StepFailure(
    code,
    `${message}: ${AWAY} was away`,
    'an offline spell of the persona: a service that keeps what was given and tries again loses nobody to it',
  );
}
