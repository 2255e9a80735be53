import { join } from 'node:path';
import {
  BadInput,
  type Arrival,
  type Begin,
  type Crew,
  type CrewHealth,
  type FaultSpec,
  type RunEvent,
  type TakeOff,
} from '../../model/index.ts';
import { SharedFaults } from '../faults/index.ts';
import { Hand } from './hand.ts';
import { loseCitizen, together, type Lost } from './lost.ts';
import { seenByCrew, type CrewOptions } from './run.ts';
import type { Order, TimeOfRun, Word } from './messages.ts';

/** A worker that dies is replaced so often; then something is wrong that a new one does not mend. */
const REPLACEMENTS = 10;

/** A citizen on the way in a worker. */
interface Flying extends Lost {
  hand: Hand;
  /** The record knows how they ended. */
  hasEnded: boolean;
  landed: () => void;
}

/** Where a plan is that workers can read. */
interface WorkerOptions extends CrewOptions {
  /** How many processes share the citizens. */
  workers: number;
  /** Folder that holds the plan as a file, absolute; and the name of that file. */
  plan: { dir: string; file: string };
}

/**
 * Citizens that fly in worker processes, each a crew of its own: one process of Node cannot guide more browsers than
 * some two processors carry. A worker that dies costs its citizens, who are lost by the generator, and is replaced.
 *
 *     run ── fly ──> worker ── prepared ──> run ── begin ──> worker ── events, landed ──> run
 */
export class WorkerCrew implements Crew {
  readonly #options: WorkerOptions;
  readonly #hands = new Set<Hand>();
  readonly #flying = new Map<number, Flying>();
  readonly #grounded = new AbortController();
  readonly #waiting = new Map<Hand, { started: (browser: string) => void; failed: (error: Error) => void }>();
  readonly #withdrawing = new Map<number, { hand: Hand; answer: (trouble?: string) => void }>();
  readonly #faults = new SharedFaults<Hand>();
  #health: CrewHealth = { delayMs: 0, cpuSeconds: 0, loopDelayMs: 0 };
  #flight: TakeOff | undefined;
  #time: TimeOfRun | undefined;
  #state = { injected: false, paused: false, closed: false };
  /** Who has flown or flies: a worker that comes later is to know them too. */
  readonly #flown: Pick<Arrival, 'number' | 'persona'>[] = [];
  readonly #hiring = new Set<Promise<unknown>>();
  #replaced = 0;
  #orders = 0;

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  get grounded(): AbortSignal {
    return this.#grounded.signal;
  }

  async start(): Promise<string> {
    const { workers } = this.#options;
    try {
      const [browser = ''] = await Promise.all(Array.from({ length: workers }, () => this.#hire()));
      return `${browser} in ${workers} worker processes`;
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  takeOff(parts: TakeOff): Promise<void> {
    this.#flight = parts;
    for (const hand of this.#hands) this.#takeOffWith(hand, parts);
    return Promise.resolve();
  }

  begin(): void {
    const time = this.#options.simulation?.time;
    // Moment 0 is now: workers read the machine's one clock too.
    this.#time = { epoch: Date.now(), ...(time ? { time } : {}) };
    this.#tellAll({ do: 'begin time', ...this.#time });
  }

  async fly(arrival: Arrival, begin: Begin): Promise<void> {
    const hand = this.#leastBusy() ?? (await this.#replacement());
    if (!hand) return this.#lose({ arrival, begin, isSeen: false });
    const { number } = arrival;
    hand.citizens.add(number);
    await new Promise<void>((landed) => {
      this.#flying.set(number, { hand, arrival, begin, isSeen: false, hasEnded: false, landed });
      hand.tell({ do: 'fly', arrival });
      const known = { number, persona: arrival.persona };
      this.#flown.push(known);
      for (const other of this.#hands) if (other !== hand) other.tell({ do: 'know', arrivals: [known] });
    });
  }

  inject(): void {
    this.#state.injected = true;
    this.#tellAll({ do: 'inject' });
  }

  injectNow(fault: FaultSpec): void {
    this.#faults.injectNow(fault);
    this.#tellAll({ do: 'inject now', fault });
  }

  async clear(names: readonly string[]): Promise<void> {
    this.#faults.clear(names);
    await this.#withdraw(names);
  }

  async withdraw(): Promise<void> {
    this.#state.injected = false;
    await this.#withdraw();
  }

  pause(): void {
    this.#state.paused = true;
    this.#tellAll({ do: 'pause' });
  }

  resume(): void {
    this.#state.paused = false;
    this.#tellAll({ do: 'resume' });
  }

  dismiss(): void {
    this.#tellAll({ do: 'dismiss' });
  }

  health(): CrewHealth {
    const health = this.#health;
    this.#health = { delayMs: 0, cpuSeconds: 0, loopDelayMs: 0 };
    return health;
  }

  async close(): Promise<void> {
    this.#state.closed = true;
    await Promise.all([...this.#hands].map((hand) => hand.end()));
  }

  /** A new worker, with its browsers up. */
  async #hire(): Promise<string> {
    const hand = new Hand(
      (word, from) => this.#hear(word, from),
      (gone) => this.#bury(gone),
    );
    const started = new Promise<string>((resolve, reject) =>
      this.#waiting.set(hand, { started: resolve, failed: reject }),
    );
    this.#hands.add(hand);
    const { run, baseUrl, simulation, browsers = 1, recycle = false, plan } = this.#options;
    const { scenario, launch, browser, target } = run;
    const server = simulation ? { server: simulation.server } : {};
    const order = { scenario, launch, browser, target: seenByCrew(target) };
    hand.tell({
      do: 'start',
      run: order,
      plan: join(plan.dir, plan.file),
      baseUrl,
      browsers,
      recycle,
      ...server,
    });
    const name = await started;
    if (this.#flown.length > 0) hand.tell({ do: 'know', arrivals: this.#flown });
    if (this.#flight) this.#takeOffWith(hand, this.#flight);
    if (this.#state.injected) this.#injectInto(hand);
    if (this.#state.paused) hand.tell({ do: 'pause' });
    return name;
  }

  #takeOffWith(hand: Hand, { dir }: { dir: string }): void {
    hand.tell({ do: 'take off', dir, ...this.#time });
    hand.listen();
  }

  /** Faults as they are by now: cleared ones do not come back, those by hand are there too. */
  #injectInto(hand: Hand): void {
    const { cleared, byHand } = this.#faults.forNewcomer(this.#flight?.clock.now() ?? 0);
    if (cleared.length > 0) hand.tell({ do: 'withdraw', names: cleared, order: this.#orders++ });
    hand.tell({ do: 'inject' });
    for (const fault of byHand) hand.tell({ do: 'inject now', fault });
  }

  /** @param names all without. @throws Error when one of the workers could not. */
  async #withdraw(names?: readonly string[]): Promise<void> {
    const answers = [...this.#hands].map(
      (hand) =>
        new Promise<string | undefined>((answer) => {
          const order = this.#orders++;
          this.#withdrawing.set(order, { hand, answer });
          hand.tell({ do: 'withdraw', order, ...(names ? { names } : {}) });
        }),
    );
    const trouble = (await Promise.all(answers)).find((one) => one !== undefined);
    if (trouble !== undefined) throw new Error(trouble);
  }

  #hear(word: Word, hand: Hand): void {
    switch (word.says) {
      case 'started':
        this.#waiting.get(hand)?.started(word.browser);
        return void this.#waiting.delete(hand);
      case 'could not start':
        this.#waiting.get(hand)?.failed(new BadInput(word.problems));
        return void hand.end();
      case 'events':
        for (const event of word.events) {
          if (event.type !== 'fault' || this.#faults.isNews(hand, event)) this.#observe(event);
        }
        return;
      case 'prepared':
        return void this.#begin(word.citizen);
      case 'landed':
        return this.#land(word.citizen);
      case 'health':
        this.#health = together(this.#health, word.health);
        return;
      case 'grounded':
        return this.#grounded.abort(new Error(word.reason));
      case 'withdrawn':
        this.#withdrawing.get(word.order)?.answer(word.trouble);
        return void this.#withdrawing.delete(word.order);
    }
  }

  #observe(event: RunEvent): void {
    const flying = 'citizen' in event ? this.#flying.get(event.citizen ?? 0) : undefined;
    if (flying && event.type === 'citizen.started') flying.isSeen = true;
    if (flying && event.type === 'citizen.finished') flying.hasEnded = true;
    this.#flight?.observe(event);
  }

  async #begin(citizen: number): Promise<void> {
    const flying = this.#flying.get(citizen);
    const plannedAt = await flying?.begin();
    flying?.hand.tell({ do: 'begin', citizen, ...(plannedAt === undefined ? {} : { plannedAt }) });
  }

  #land(citizen: number): void {
    const flying = this.#flying.get(citizen);
    this.#flying.delete(citizen);
    flying?.hand.citizens.delete(citizen);
    flying?.landed();
  }

  /** A worker has ended: its citizens are lost, unless everybody was to end, and another one takes its place. */
  #bury(hand: Hand): void {
    this.#hands.delete(hand);
    for (const { hand: asked, answer } of this.#withdrawing.values()) if (asked === hand) answer();
    for (const fault of this.#faults.lose(hand)) {
      this.#observe({ type: 'fault', t: this.#flight?.clock.now() ?? 0, fault, what: 'withdrawn' });
    }
    this.#waiting.get(hand)?.failed(new Error('a worker process ended before it had started'));
    for (const citizen of hand.citizens) {
      const flying = this.#flying.get(citizen);
      const lost = flying && !flying.hasEnded ? this.#lose(flying) : Promise.resolve();
      void lost.finally(() => this.#land(citizen));
    }
    if (this.#state.closed || !this.#flight || this.#replaced >= REPLACEMENTS) return;
    this.#replaced += 1;
    // Where it cannot start, those that are left do the work; the run says how many it lost.
    const hired = Promise.allSettled([this.#hire()]);
    this.#hiring.add(hired);
    void hired.then(() => this.#hiring.delete(hired));
  }

  async #lose(lost: Lost): Promise<void> {
    const flight = this.#flight;
    if (flight) await loseCitizen(lost, { ...flight, observe: (event) => this.#observe(event) });
  }

  /** Where every worker is being replaced, the next one; undefined where none comes. */
  async #replacement(): Promise<Hand | undefined> {
    await Promise.race(this.#hiring.size > 0 ? this.#hiring : [Promise.resolve()]);
    return this.#leastBusy();
  }

  #leastBusy(): Hand | undefined {
    const able = [...this.#hands].filter((hand) => !hand.isGone && !this.#waiting.has(hand));
    return able.toSorted((a, b) => a.citizens.size - b.citizens.size)[0];
  }

  /** Whoever has not taken off yet is told how things stand when they do. */
  #tellAll(order: Order): void {
    for (const hand of this.#hands) if (!this.#waiting.has(hand)) hand.tell(order);
  }
}
