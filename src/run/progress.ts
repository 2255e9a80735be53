import { formatCount, formatDuration } from '../model/index.ts';
import type { Progress } from './options.ts';

/** `12 s: 24 of 40 started, 6 on the way, 18 finished, p95 120 ms, 0 errors`. */
export function describeProgress(progress: Progress): string {
  const { elapsedMs, planned, started, active, waiting, finished, failed, abandoned, lost, p95Ms, errors } =
    progress;
  const parts = [
    `${formatCount(started)} of ${formatCount(planned)} started`,
    `${formatCount(active)} on the way`,
    waiting > 0 ? `${formatCount(waiting)} waiting for a place` : '',
    `${formatCount(finished)} finished`,
    failed > 0 ? `${formatCount(failed)} failed` : '',
    abandoned > 0 ? `${formatCount(abandoned)} gave up` : '',
    lost > 0 ? `${formatCount(lost)} lost` : '',
    `p95 ${formatDuration(p95Ms)}`,
    `${formatCount(errors)} errors`,
  ];
  return `${formatDuration(elapsedMs)}: ${parts.filter(Boolean).join(', ')}`;
}
