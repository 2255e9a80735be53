import { basename, isAbsolute, relative } from 'node:path';
import type { Debrief } from '../../model/index.ts';

/** The command that flies the same citizens through the same script again. */
export function repeatCommand({ scenario, scorecard }: Debrief): string {
  return [
    `esr run ${quoted(shownPath(scenario.file))}`,
    `--seed ${scorecard.seed}`,
    `--users ${scenario.users}`,
    `--ramp-up ${exactDuration(scenario.rampUpMs)}`,
  ].join(' ');
}

/** In the largest unit that says it exactly, as the option reads it. */
function exactDuration(ms: number): string {
  if (ms % 60_000 === 0) return `${ms / 60_000}m`;
  return ms % 1_000 === 0 ? `${ms / 1_000}s` : `${ms}ms`;
}

/** As seen from the working directory; a path outside it is shortened to its name, for reports get passed on. */
function shownPath(file: string): string {
  const path = relative(process.cwd(), file).replaceAll('\\', '/');
  return path.startsWith('..') || isAbsolute(path) ? basename(file) : path;
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `"${path}"`;
}
