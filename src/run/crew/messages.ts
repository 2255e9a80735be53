import type { SimulatedTime } from '../../browser/index.ts';
import type { Arrival, CrewHealth, FaultSpec, Problem, RunEvent } from '../../model/index.ts';
import type { CrewRun } from './run.ts';

/** Time that has begun. */
export interface TimeOfRun {
  /** The run's moment 0, ms since 1970. */
  epoch: number;
  /** Only of a scenario with simulated time. */
  time?: SimulatedTime;
}

/** From a run to one of its workers. Everything is plain data. */
export type Order =
  | {
      do: 'start';
      run: Omit<CrewRun, 'plan'>;
      /** The plan, as a file of the run. */
      plan: string;
      baseUrl: string;
      server?: string;
      browsers: number;
      recycle: boolean;
    }
  /** With what `begin time` says where it has begun. */
  | ({ do: 'take off'; dir: string } & Partial<TimeOfRun>)
  | ({ do: 'begin time' } & TimeOfRun)
  | { do: 'fly'; arrival: Arrival }
  /** Citizens of other workers: the service may show what is theirs to everybody. */
  | { do: 'know'; arrivals: readonly Pick<Arrival, 'number' | 'persona'>[] }
  /** Answers `prepared`; without `plannedAt` the citizen's moment never came. */
  | { do: 'begin'; citizen: number; plannedAt?: number }
  | { do: 'inject now'; fault: FaultSpec }
  /** Answers `withdrawn`. Without names every fault goes. */
  | { do: 'withdraw'; names?: readonly string[]; order: number }
  | { do: 'inject' | 'pause' | 'resume' | 'dismiss' | 'end' };

/** From a worker to its run. */
export type Word =
  | { says: 'started'; browser: string }
  | { says: 'could not start'; problems: readonly Problem[] }
  | { says: 'events'; events: readonly RunEvent[] }
  | { says: 'prepared' | 'landed'; citizen: number }
  | { says: 'health'; health: CrewHealth }
  /** Everybody is to stop. */
  | { says: 'grounded'; reason: string }
  | { says: 'withdrawn'; order: number; trouble?: string };
