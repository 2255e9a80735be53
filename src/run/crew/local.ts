import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import { BrowserPool, type PoolOptions } from '../../browser/index.ts';
import {
  BadInput,
  type Arrival,
  type Begin,
  type Crew,
  type CrewHealth,
  type FaultSpec,
  type Observe,
  type TakeOff,
} from '../../model/index.ts';
import { planeOf } from '../../faults/index.ts';
import { flyCitizen, Hold, type FlightOptions } from '../../swarm/index.ts';
import { isRead } from '../../sensors/index.ts';
import type { CrewOptions, CrewRun } from './run.ts';
import { documentsOf, type Documents } from '../documents.ts';
import { armsByHand, type FaultSet } from '../faults/index.ts';
import { Guard } from '../guard.ts';
import { citizenFor, faultsFor, flightOptions, needsOf } from './options.ts';

/** What there is from the take-off on. */
interface Flight {
  options: FlightOptions;
  /** Of the staff, who are let go. */
  working: FlightOptions;
  faults: FaultSet;
  hold: Hold;
}

/** Citizens that fly in this process. */
export class LocalCrew implements Crew {
  readonly #options: CrewOptions;
  readonly #guard: Guard;
  readonly #documents: Documents;
  readonly #pool: BrowserPool;
  #flight: Flight | undefined;
  readonly #letGo = new AbortController();
  #now = (): number => 0;

  constructor(options: CrewOptions) {
    this.#options = options;
    const { run, baseUrl, simulation } = options;
    const guard = (this.#guard = new Guard(run.plan));
    const documents = (this.#documents = documentsOf(run.plan.seed));
    const mayWrite = (): boolean => guard.stopped === undefined;
    this.#pool = new BrowserPool({
      launch: { ...run.launch, ...(simulation ? { proxy: { server: simulation.server } } : {}) },
      baseUrl,
      now: () => this.#now(),
      browsers: options.browsers ?? Math.max(1, Math.floor(availableParallelism() / 2)),
      recycle: options.recycle ?? false,
      ...(options.traces === undefined ? {} : { traces: { dir: options.traces, mayWrite } }),
      ...(options.videos === undefined ? {} : { videos: { dir: options.videos, mayWrite } }),
      timeWarp: run.scenario.timeWarp,
      ...(simulation ? { time: () => simulation.time } : {}),
      documents: (citizen, request) => documents.make(citizen, request),
      gate: (citizen) => guard.gateFor(citizen),
      sensing: sensingOf(options),
    });
  }

  get grounded(): AbortSignal {
    return this.#guard.signal;
  }

  async start(): Promise<string> {
    const { browser, launch } = this.#options.run;
    try {
      return `${browser} ${await this.#pool.start()}`;
    } catch (error) {
      await this.close();
      throw noBrowser(launch, error);
    }
  }

  takeOff({ clock, observe, dir, signal }: TakeOff): Promise<void> {
    const { run, baseUrl } = this.#options;
    const guard = this.#guard;
    this.#now = () => clock.now();
    const write: Observe = (event) => observe(guard.written(event));
    guard.onStop((stop) => write({ ...stop, t: clock.now() }));
    const faults = faultsFor(run, baseUrl, { clock, observe: write });
    const hold = new Hold(clock);
    // What the route map does not name belongs to the target itself.
    const services = [...run.target.services, { name: run.target.name, glob: `${baseUrl}/**` }];
    const parts = {
      sessions: this.#pool,
      faults,
      clock,
      observe: write,
      signal,
      dir,
      services,
      hold,
      guard,
      needs: needsOf(run, baseUrl),
    };
    const options = flightOptions(run, parts);
    const letGo = this.#letGo.signal;
    const ended = AbortSignal.any([signal, letGo]);
    // Everybody at work listens to the one signal.
    setMaxListeners(0, ended);
    this.#flight = { options, working: { ...options, signal: ended, letGo }, faults, hold };
    return Promise.resolve();
  }

  /** The run's clock and its simulated time are in this process: there is nobody to tell. */
  begin(): void {}

  fly(arrival: Arrival, begin: Begin): Promise<void> {
    const { options, working } = this.#flying;
    return flyCitizen(arrival, begin, arrival.staff === undefined ? options : working);
  }

  /** A citizen who flies elsewhere: what was generated for them is nobody's either. */
  know(arrival: Pick<Arrival, 'number' | 'persona'>): void {
    this.#guard.knows(citizenFor(this.#options.run.plan, arrival));
  }

  inject(): void {
    this.#flying.faults.inject();
  }

  injectNow(fault: FaultSpec): void {
    // Who flies already has no proxy of their own.
    const spec = { ...fault, plane: planeOf(fault) };
    this.#flying.faults.injectNow(spec, armsByHand(this.#options.run.plan, spec));
  }

  async clear(names: readonly string[]): Promise<void> {
    await this.#flight?.faults.clear(names);
  }

  async withdraw(): Promise<void> {
    await this.#flight?.faults.withdraw();
  }

  pause(): void {
    this.#flying.hold.pause();
  }

  resume(): void {
    this.#flying.hold.resume();
  }

  dismiss(): void {
    this.#letGo.abort(new Error('the last citizen is done'));
  }

  health(): CrewHealth {
    return this.#pool.health();
  }

  async close(): Promise<void> {
    await this.#pool.close();
    await this.#documents.remove();
  }

  get #flying(): Flight {
    if (!this.#flight) throw new Error('a crew flies after its take-off');
    return this.#flight;
  }
}

/** In a crowd of more, the web vitals of one in five are taken: everybody’s would cost 5 % of the CPU. */
const EVERYBODY = 50;

/** What is told of pages. A clock that runs at another pace would falsify vitals. */
function sensingOf({ run, simulation }: CrewOptions): NonNullable<PoolOptions['sensing']> {
  const { flags = [] } = run.target;
  return {
    ...(simulation ? {} : { vitalsOfEach: run.scenario.users > EVERYBODY ? 5 : 1 }),
    ...(flags.length > 0 ? { reads: (url) => isRead(url, flags) } : {}),
  };
}

function noBrowser({ executablePath }: CrewRun['launch'], error: unknown): BadInput {
  const [said] = String(error instanceof Error ? error.message : error).split('\n');
  return new BadInput([
    {
      message: `could not start the browser ${executablePath}, because it said: ${said}`,
      hint: 'see what `esr doctor` says, or name another browser with ESR_BROWSER',
    },
  ]);
}
