import type {
  Check,
  GeneratorSample,
  GuardStop,
  Plan,
  RunEvent,
  RunFinished,
  RunStarted,
} from '../model/index.ts';
import { Crowd, type Life } from './crowd.ts';
import { Moments } from './moments.ts';
import { Pages } from './pages.ts';
import { Saturation } from './saturation.ts';
import type { Sight } from './sight.ts';
import { Slices } from './slices.ts';
import { StaffFold } from './staff.ts';
import { TimelineFold } from './timeline.ts';
import { binnedTimes, exactTimes } from './times.ts';
import { Traffic } from './traffic.ts';
import { Trials } from './trials.ts';

/** What a progress line needs from the record, at any instant of a run. */
interface Live {
  started: number;
  finished: number;
  failed: number;
  abandoned: number;
  lost: number;
  /** As the script says. */
  left: number;
  errors: number;
  /**
   * p95 of clean documents and api calls, of faulted ones where there are no clean ones: within 1 % where the tally is one of
   * a run that flies.
   */
  p95Ms: number;
}

/**
 * Folds the record, one event at a time, into everything the verdict needs. Adding an event costs O(1). Memory
 * grows by a small object per citizen, and, where times are exact, by eight bytes per exchange and step; nothing else of
 * an event is kept.
 *
 * Durations count once it is known whether the generator was saturated at their time: a second later at most.
 */
export class Tally implements Sight {
  readonly saturation = new Saturation();
  readonly crowd: Crowd;
  readonly staff = new StaffFold();
  readonly traffic: Traffic;
  readonly trials = new Trials();
  readonly timeline = new TimelineFold();
  readonly pages: Pages;
  /** Citizens and staff: who is answerable for an exchange is asked of both. */
  readonly everybody = { lives: { get: (citizen: number): Life | undefined => this.#lifeOf(citizen) } };
  readonly #slices: Slices;
  readonly generator = {
    cpu: new Moments(),
    cpuMax: 0,
    loopDelayMaxMs: 0,
    browserDelayMaxMs: 0,
    pressure: new Moments(),
    rssMaxMb: 0,
  };
  /** The record's first and last event, once they are there. */
  started: RunStarted | undefined;
  finished: RunFinished | undefined;
  guard: GuardStop | undefined;
  /** The latest value of each figure that the service states of itself. */
  readonly gauges = new Map<string, number>();
  /** Time of the latest event, ms. */
  latest = 0;

  /**
   * @param plan what is going to be judged: only what its checks ask for is kept of parts of the run.
   * @param newTimes what keeps times that come with exchanges, steps and pages: exact ones without.
   */
  constructor(plan?: Plan, newTimes = exactTimes) {
    this.crowd = new Crowd(this.saturation, newTimes);
    this.traffic = new Traffic(this.saturation, newTimes);
    this.pages = new Pages(plan?.scenario.rules ?? [], newTimes);
    this.#slices = new Slices(plan, this.saturation.beside, newTimes);
  }

  /** How long the run took, or has taken so far, ms. */
  get spanMs(): number {
    return this.finished?.t ?? this.latest;
  }

  /**
   * What a check looks at: the whole run, or the part that it names.
   * @throws Error when it names one and the tally was not told of the plan.
   */
  sightOf(check: Check): Sight {
    const slice = this.#slices.of(check);
    if (!slice) return this;
    const { crowd, traffic, pages } = slice;
    const { everybody, generator, saturation } = this;
    return { crowd, traffic, pages, everybody, generator, saturation, spanMs: slice.spanMs(this.spanMs) };
  }

  add(event: RunEvent): void {
    this.latest = Math.max(this.latest, event.t);
    const waitedMs = event.type === 'exchange' ? this.crowd.waitedBefore(event) : 0;
    const isStaff = this.staff.add(event);
    this.pages.add(event);
    if (!isStaff) this.timeline.add(event);
    this.#slices.add(event, (citizen) => this.#lifeOf(citizen)?.persona, waitedMs);
    // Their steps have places of their own in the script; nothing else of them is the crowd’s.
    if (isStaff) return event.type === 'step' && !event.retried ? void this.crowd.step(event) : undefined;
    switch (event.type) {
      case 'run.started':
        this.started = event;
        return;
      case 'run.finished':
        this.finished = event;
        this.saturation.end();
        return;
      case 'guard':
        this.guard = event;
        return;
      case 'generator':
        this.#sample(event);
        return;
      case 'exchange':
        this.traffic.add(event, waitedMs);
        return;
      case 'fault':
        this.trials.fault(event);
        return;
      case 'fault.price': {
        const { type: _type, t: _t, ...price } = event;
        this.trials.prices.push(price);
        return;
      }
      case 'citizen.started':
        this.trials.start(this.crowd.start(event));
        return;
      case 'step':
        this.trials.step(this.crowd.step(event), event);
        return;
      case 'citizen.finished':
        this.trials.finish(this.crowd.finish(event), event);
        return;
      case 'citizen.complained':
        this.crowd.complain(event);
        return;
      case 'gauge':
        this.gauges.set(event.name, event.value);
        return;
      default:
    }
  }

  live(): Live {
    const { crowd, traffic } = this;
    const { [traffic.untouched]: untouched, faulted } = traffic.latency;
    return {
      started: crowd.started,
      finished: crowd.count('finished'),
      failed: crowd.count('failed'),
      abandoned: crowd.count('abandoned'),
      lost: crowd.count('lost'),
      left: crowd.count('left'),
      errors: traffic.errorsSoFar,
      p95Ms: (untouched.n > 0 ? untouched : faulted).percentile(95),
    };
  }

  #lifeOf(citizen: number): Life | undefined {
    return this.crowd.lives.get(citizen) ?? this.staff.lives.get(citizen);
  }

  #sample(event: GeneratorSample): void {
    const { generator } = this;
    const { hostCpu, loopDelayMs, rssMb, browserDelayMs = 0, pressure } = event;
    this.saturation.sample(event);
    this.timeline.sample(event.t, this.saturation.saturatedMs);
    generator.cpu.add(hostCpu);
    generator.cpuMax = Math.max(generator.cpuMax, hostCpu);
    generator.loopDelayMaxMs = Math.max(generator.loopDelayMaxMs, loopDelayMs);
    generator.browserDelayMaxMs = Math.max(generator.browserDelayMaxMs, browserDelayMs);
    if (pressure !== undefined) generator.pressure.add(pressure);
    generator.rssMaxMb = Math.max(generator.rssMaxMb, rssMb);
  }
}

/**
 * A tally for a run that flies: its memory does not grow with exchanges, steps and pages. Percentiles of them are within
 * 1 % of the exact ones, counts, means, maxima and journeys are exact; what is red by its interval is so by the exact
 * one too, since a bin belongs to the interval as a whole.
 */
export function liveTally(plan: Plan): Tally {
  return new Tally(plan, binnedTimes);
}
