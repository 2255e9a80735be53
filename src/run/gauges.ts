import type { Clock, Observe } from '../model/index.ts';
import { watchGauges } from '../sensors/index.ts';
import type { RunHooks } from './options.ts';
import type { PreparedRun } from './prepare.ts';

/** Records the figures that the service states of itself, where its target file says which. @returns ends it. */
export function gaugesOfRun(
  { run, baseUrl, hooks }: { run: PreparedRun; baseUrl: string; hooks: RunHooks },
  { clock, observe }: { clock: Clock; observe: Observe },
): () => void {
  const { gauges } = run.target;
  if (!gauges) return () => undefined;
  const warn = (message: string): void => hooks.warn?.(message);
  return watchGauges({ gauges, baseUrl, observe, now: () => clock.now(), warn });
}
