import { formatCount, type Calibration } from '../../model/index.ts';
import { outlookOf } from '../outlook.ts';
import type { PreparedRun } from '../prepare.ts';
import { machineName, readCalibrations } from './memory.ts';

/** A plan that exceeds this machine by less is within what was measured. */
const MARGIN = 1.05;

/**
 * What to know before a run that this machine is not expected to carry; nothing where nobody calibrated it. Where the
 * scenario itself was not, the most that was found of any other counts.
 */
export async function beyondThisMachine(run: PreparedRun): Promise<string[]> {
  const { projectDir } = run.options;
  const known = await readCalibrations(projectDir, machineName(run.browser));
  const own = known[run.scenarioId];
  const [id, calibration] = own ? [run.scenarioId, own] : (strongest(known) ?? ['', undefined]);
  if (!calibration) return [];
  const { arrivals, expected } = outlookOf(run.plan, run.target);
  const of = own ? '' : ` of “${id}”`;
  const found = (n: number, what: string): string =>
    `this machine carried ${formatCount(Math.round(n))} ${what}${of} when it was calibrated (${calibration.at.slice(0, 10)})`;
  const perMinute = (arrivals.peakPerSecond ?? Infinity) * 60;
  const lines = [];
  if (run.scenario.concurrency === undefined && perMinute > calibration.perMinute * MARGIN) {
    const peak =
      perMinute === Infinity
        ? 'all citizens at once'
        : `${formatCount(Math.round(perMinute))} citizens a minute at its peak`;
    lines.push(`the plan brings ${peak}, but ${found(calibration.perMinute, 'a minute')}`);
  }
  const atOnce = run.scenario.concurrency ?? expected.inFlight;
  if (atOnce > Math.max(1, calibration.atOnce) * MARGIN && lines.length === 0) {
    lines.push(
      `the plan has ${formatCount(atOnce)} citizens on the way at once, but ${found(calibration.atOnce, 'at once')}`,
    );
  }
  return lines.map((line) => `${line}: the run may prove nothing; fly fewer, or on a larger machine`);
}

function strongest(known: Record<string, Calibration>): [id: string, found: Calibration] | undefined {
  return Object.entries(known).toSorted(([, a], [, b]) => b.perMinute - a.perMinute)[0];
}
