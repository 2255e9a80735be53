import { Injector } from '../../../../src/faults/index.ts';
import type { FaultEvent, FaultSpec, Plan, RunEvent, Session } from '../../../../src/model/index.ts';
import { armsByHand } from '../../../../src/run/faults/by-hand.ts';
import { FaultDesk } from '../../../../src/run/faults/desk.ts';
import type { Journal } from '../../../../src/run/faults/journal.ts';
import { standingIn, type Line } from '../../../../src/run/faults/ledger.ts';
import { isOutside, Outside } from '../../../../src/run/faults/outside.ts';
import { watchedPlane, type RemediedPlane } from '../../../../src/run/faults/plane.ts';
import { FaultSet } from '../../../../src/run/faults/set.ts';
import { FakeSessions, heldExchange } from '../../../support/fake-sessions.ts';
import { citizenNumber } from '../../../support/people.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';

/** What is there whether or not a run is: services, and the disk. */
export class World {
  /** Faults that act on the service now. */
  readonly standing = new Set<string>();
  readonly lines: Line[] = [];
  /** So many attempts to take a fault away fail. */
  failures = 0;
  /** The next one cannot be put there. */
  isFull = false;

  /** What may be in place, as the disk has it. */
  written(): string[] {
    return standingIn(this.lines).map(({ name }) => name);
  }

  /** Those of them that outlive their run. */
  writtenOutside(): string[] {
    return standingIn(this.lines).flatMap(({ name, plane }) => (plane ? [name] : []));
  }

  takeAway(name: string): void {
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('the service does not answer');
    }
    this.standing.delete(name);
  }

  /** As the watchdog and the next command do it: what is written down goes. */
  settle(): void {
    for (const { name, plane } of standingIn(this.lines)) {
      try {
        if (plane) this.takeAway(name);
        this.lines.push({ what: 'gone', name });
      } catch (error) {
        this.lines.push({ what: 'stuck', name, why: String(error) });
      }
    }
  }
}

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** `latency` acts in browsers, `status` on the service. */
const PLANE = { latency: 'route', status: 'service' } as const;

/** A run with real desk, sets and injectors, over a world, a clock and pages that are none. */
export class FakeRun {
  readonly clock = new VirtualClock();
  readonly events: RunEvent[] = [];
  readonly warnings: string[] = [];
  readonly sessions = new FakeSessions();
  readonly held: ReturnType<typeof heldExchange>[] = [];
  readonly work: Promise<unknown>[] = [];
  readonly desk: FaultDesk;
  readonly crew: FaultSet;
  readonly outside: Outside;
  #isDead = false;
  readonly #guarded = new Map<string, { isThere: boolean }>();
  #present = new Map<number, () => Promise<void>>();
  readonly #world: World;

  constructor(world: World, planned: readonly FaultSpec[] = []) {
    this.#world = world;
    const { clock } = this;
    const arrivals = Array.from({ length: 6 }, (_, i) => ({
      number: i + 1,
      atMs: 0,
      persona: 'p',
      arms: [],
    }));
    const plan = { arrivals, seed: 1 } as unknown as Plan;
    const observe = (event: RunEvent): void =>
      void this.events.push(event.type === 'fault' ? this.desk.hear(event) : event);
    const journal: Journal = {
      write: (line) => void (this.#isDead || world.lines.push(line)),
      standing: () => standingIn(world.lines),
    };
    const service = watchedPlane(this.#plane(), {
      journal,
      guardian: {
        put: (name) => void this.#guarded.set(name, { isThere: false }),
        there: (name) => void this.#guarded.set(name, { isThere: true }),
        gone: (name) => void this.#guarded.delete(name),
      },
      now: () => clock.now(),
      warn: (sentence) => this.warnings.push(sentence),
    });
    const parts = { clock, observe, globOf: () => '**' };
    this.crew = new FaultSet(
      planned,
      (spec) => new Injector({ ...parts, faults: isOutside(spec) ? [] : [spec] }),
    );
    this.outside = new Outside(planned, { clock, observe, services: [service] });
    const crew = {
      injectNow: (spec: FaultSpec) => this.crew.injectNow(spec, armsByHand(plan, spec)),
      clear: (names: readonly string[]) => this.crew.clear(names),
    };
    this.desk = new FaultDesk({
      run: { runId: 'run-1', scenario: 'Applications' },
      planned,
      clock,
      journal,
      epoch: () => 0,
      read: ({ words: [kind = '', forMs = ''], share = '1' }) =>
        Promise.resolve({ spec: faultOf(kind, { share: Number(share) }), forMs: Number(forMs) }),
      handsOf: (spec) => ({ hands: isOutside(spec) ? this.outside : crew, isOutside: isOutside(spec) }),
    });
  }

  takeOff(): void {
    this.desk.open();
    this.outside.inject();
    this.crew.inject();
  }

  get active(): string[] {
    return this.desk.list().faults.flatMap(({ name, state }) => (state === 'active' ? [name] : []));
  }

  whats(): string[] {
    return this.events.flatMap((event) => (event.type === 'fault' ? [`${event.fault} ${event.what}`] : []));
  }

  /** Everything goes on until this much time has passed. */
  async pass(ms: number): Promise<void> {
    await this.clock.run(this.clock.sleep(ms, new AbortController().signal));
  }

  /** Waits for work that takes no time on the clock. */
  async settle<T>(work: Promise<T>): Promise<T> {
    return this.clock.run(work);
  }

  async come(citizen: number, arms: ('exposed' | 'control')[] = []): Promise<void> {
    if (this.#present.has(citizen)) return;
    const page = await this.sessions.open(citizenNumber(citizen), () => undefined);
    const session: Session = {
      ...page,
      // A page takes a moment to be given a route, and may go in it.
      async intercept(glob, handler) {
        await tick();
        return page.intercept(glob, handler);
      },
    };
    this.#present.set(citizen, await this.crew.arm(session, citizen, arms));
  }

  isHere(citizen: number): boolean {
    return this.#present.has(citizen);
  }

  async leave(citizen: number): Promise<void> {
    const leave = this.#present.get(citizen);
    this.#present.delete(citizen);
    await leave?.();
  }

  /** Every page with a route sends a request. */
  ask(): void {
    for (const { handler } of this.sessions.routes) {
      const exchange = heldExchange();
      this.held.push(exchange);
      this.work.push(handler(exchange));
    }
  }

  /** As the end of a run does it. */
  async stop(): Promise<void> {
    await Promise.allSettled([this.outside.withdraw(), this.crew.withdraw()]);
    this.desk.close();
    await this.outside.withdraw().catch(() => undefined);
  }

  /** It says nothing for a while, its watchdog takes away what is there, and it hears of that when it goes on. */
  async hang(): Promise<void> {
    for (const [name, { isThere }] of this.#guarded) {
      try {
        this.#world.takeAway(name);
        if (!isThere) continue;
        this.#world.lines.push({ what: 'gone', name });
        this.#guarded.delete(name);
        await this.settle(this.outside.clear([name]));
      } catch (error) {
        this.#world.lines.push({ what: 'stuck', name, why: String(error) });
      }
    }
  }

  /** kill -9: nothing of it does anything any more, and its browsers are gone. */
  crash(): void {
    this.#isDead = true;
    this.sessions.routes = [];
  }

  #plane(): RemediedPlane {
    const world = this.#world;
    // A process may be killed at any of these moments.
    const moment = async (): Promise<void> => {
      await tick();
      if (this.#isDead) await new Promise(() => undefined);
    };
    return {
      plane: 'service',
      refuses: () => undefined,
      remedy: ({ name }) => ({ by: 'command', command: ['take', name], cwd: '/', hand: `take ${name}` }),
      put: async ({ name }) => {
        await moment();
        if (world.isFull) {
          world.isFull = false;
          throw new Error('the service takes no faults');
        }
        world.standing.add(name);
        await moment();
        return async () => {
          await moment();
          world.takeAway(name);
          await moment();
        };
      },
    };
  }
}

/** `latency` in browsers, `status` on the service. */
export function faultOf(kind: string, more: Partial<FaultSpec> = {}): FaultSpec {
  const isLatency = kind === 'latency';
  return {
    name: kind,
    kind,
    settings: isLatency ? { delayMs: 500 } : { status: 503 },
    service: '**',
    share: 1,
    plane: PLANE[isLatency ? 'latency' : 'status'],
    ...more,
  };
}

/** What the record says of faults. */
export function faultEvents(events: readonly RunEvent[]): FaultEvent[] {
  return events.flatMap((event) => (event.type === 'fault' ? [event] : []));
}
