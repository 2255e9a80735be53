import { startTimeProxy, type SimulatedTime } from '../browser/index.ts';
import type { Scenario } from '../model/index.ts';

/** Simulated time of one flight or walkthrough, and the way on which the service hears of it. */
export interface Simulation {
  /** The proxy that browsers take to the service, `http://127.0.0.1:PORT`. */
  server: string;
  /** Once time has begun. */
  time: SimulatedTime | undefined;
  /** Simulated time starts now. */
  begin(): Promise<SimulatedTime>;
  close(): Promise<void>;
}

/** Makes simulated time ready for a scenario that has any; undefined without `start` and `time_warp`. */
export async function simulate(
  { start, timeWarp }: Pick<Scenario, 'start' | 'timeWarp'>,
  baseUrl: string,
): Promise<Simulation | undefined> {
  if (start === undefined && timeWarp === 1) return undefined;
  const proxy = await startTimeProxy(baseUrl);
  const simulation: Simulation = {
    server: proxy.server,
    time: undefined,
    async begin() {
      const epoch = Date.now();
      const time = { startAt: start === undefined ? epoch : Date.parse(start), epoch, warp: timeWarp };
      await proxy.begin(time);
      simulation.time = time;
      return time;
    },
    close: () => proxy.close(),
  };
  return simulation;
}
