import { basename, isAbsolute, relative } from 'node:path';
import type { Debrief, RerunOf } from '../../model/index.ts';

/** The command that flies the same citizens through the same script against the same target again. */
export function repeatCommand({ scenario, scorecard }: Debrief): string {
  const { targetOption, targetArgs = [], rerunOf, revision } = scorecard;
  if (rerunOf) return rerunCommand(rerunOf);
  return [
    // Of a branch the code is checked out first: a run flies what stands in the working copy.
    ...(revision?.ref === undefined ? [] : [`git switch --detach ${revision.commit} &&`]),
    `npx esr run ${quoted(shownPath(scenario.file))}`,
    ...(targetOption === undefined ? [] : [`--target ${quoted(shownTarget(targetOption))}`]),
    `--seed ${scorecard.seed}`,
    `--users ${scenario.users}`,
    `--ramp-up ${exactDuration(scenario.rampUpMs)}`,
    ...(targetArgs.length > 0 ? ['--', ...targetArgs.map(quoted)] : []),
  ].join(' ');
}

/** Of a rerun: the same of the run that it repeats. */
function rerunCommand({ run, step, citizen, all, toEnd, target, noFaults, watched = [] }: RerunOf): string {
  return [
    `npx esr rerun ${quoted(run)}`,
    ...(step === undefined ? [] : [`--step ${quoted(step)}`]),
    ...(citizen === undefined ? [] : [`--citizen ${citizen}`]),
    ...(all ? ['--all'] : []),
    ...(toEnd ? ['--to-end'] : []),
    ...(target === undefined ? [] : [`--target ${quoted(shownTarget(target))}`]),
    ...(noFaults ? ['--no-faults'] : []),
    ...(watched.includes('window') ? ['--headed'] : []),
    ...(watched.includes('trace') ? ['--trace'] : []),
    ...(watched.includes('video') ? ['--video'] : []),
  ].join(' ');
}

/** In the largest unit that says it exactly, as the option reads it. */
function exactDuration(ms: number): string {
  if (ms % 60_000 === 0) return `${ms / 60_000}m`;
  return ms % 1_000 === 0 ? `${ms / 1_000}s` : `${ms}ms`;
}

/** As seen from the working directory; a path outside it is shortened to its name, for reports get passed on. */
export function shownPath(file: string): string {
  const path = relative(process.cwd(), file).replaceAll('\\', '/');
  return path.startsWith('..') || isAbsolute(path) ? basename(file) : path;
}

/** A target is an address, a name or the path of a file. */
function shownTarget(target: string): string {
  return isAbsolute(target) ? shownPath(target) : target;
}

/** One word of a shell; in double quotes, which every shell knows, where it needs any. */
function quoted(word: string): string {
  return /^[\w./:@=,+-]+$/.test(word) ? word : `"${word.replaceAll(/["\\$`]/g, String.raw`\$&`)}"`;
}
