import type { SimulatedTime } from '../../browser/index.ts';
import type { Target } from '../../model/index.ts';
import type { PreparedRun } from '../prepare.ts';

/** What of a run decides how its citizens fly. */
export type CrewRun = Pick<PreparedRun, 'plan' | 'scenario' | 'launch' | 'browser'> & {
  target: Pick<Target, 'name' | 'services' | 'rejections' | 'flags'>;
};

export interface CrewOptions {
  run: CrewRun;
  /** Address of the service. */
  baseUrl: string;
  /** Only of a scenario with simulated time: the proxy that browsers take, and the time once it has begun. */
  simulation?: { server: string; time: SimulatedTime | undefined };
  /** How many browsers; one for every two processors without. */
  browsers?: number;
  /** Contexts are reset and used again; see `BrowserPool`. */
  recycle?: boolean;
  /** Folder for a trace of each citizen; none without. Worker processes keep none. */
  traces?: string;
  /** Folder for videos of each citizen; none without. Worker processes keep none. */
  videos?: string;
}

/** The target as a crew elsewhere needs it: plain data, and no more of it than that. */
export function seenByCrew({ name, services, rejections, flags }: CrewRun['target']): CrewRun['target'] {
  return { name, services, ...(rejections ? { rejections } : {}), ...(flags ? { flags } : {}) };
}
