import { arrivalsOf, MAX_USERS } from '../model/index.ts';
import type { LoadProfile, Scenario } from '../model/index.ts';
import type { Complaints } from './complaints.ts';
import type { Top } from './read-top.ts';
import type { TopName } from './top-keys.ts';

/** How many citizens arrive, and when. */
export type Times = Pick<
  Scenario,
  'users' | 'rampUpMs' | 'timeWarp' | 'profile' | 'start' | 'arrivals' | 'concurrency'
>;

/**
 * Who arrives when, from `users`, `ramp_up`, `duration`, `rate`, `load_profile`, `arrivals`, `concurrency`, `time_warp`
 * and `start`. What is written is simulated time; `rampUpMs` and rates are real.
 */
export function readTimes(top: Top, complaints: Complaints): Times {
  const { said, written } = top;
  const { timeWarp = 1, start, arrivals, concurrency } = said;
  complainOfTwoWays(top, complaints);
  const common = {
    timeWarp,
    ...(start === undefined ? {} : { start }),
    ...(arrivals === 'poisson' ? { arrivals } : {}),
    ...(concurrency === undefined ? {} : { concurrency }),
  };
  const profile = (said.profile && readProfile(top, complaints)) ?? (said.rate && readRate(top, complaints));
  if (profile) return { ...common, ...crowdOf(profile, timeWarp, top, complaints), profile };
  if (!written.users && !written.profile && !written.rate) {
    complaints.add([], '“users” is missing', `it must be a whole number from 1 to ${most()}`, 'key');
  }
  const { users = 1, rampUp, duration } = said;
  if (concurrency !== undefined && duration !== undefined && rampUp === undefined) {
    const hint = '“users” says how many come in all, “ramp_up” over how long the first of them come';
    complaints.add(written.duration?.path ?? [], '“duration” says nothing beside “concurrency”', hint, 'key');
  }
  if (rampUp !== undefined && duration !== undefined && rampUp !== duration) {
    const path = written.duration?.path ?? [];
    if (duration < rampUp) {
      complaints.add(
        path,
        '“duration” is shorter than “ramp_up”',
        'keep one of them: all have come when it is over',
      );
    } else {
      const hint =
        'the run ends when the last of them is done; to let them arrive over the whole time, keep only it';
      complaints.note(path, '“duration” changes nothing beside “ramp_up”', hint, 'key');
    }
  }
  return { ...common, users, rampUpMs: (rampUp ?? duration ?? 0) / timeWarp };
}

/** Two answers to the question when the next one comes. */
function complainOfTwoWays({ written }: Top, complaints: Complaints): void {
  const say = (one: TopName, other: TopName, hint: string): void => {
    const [path, beside] = [written[one]?.path, written[other]?.path];
    if (!path || !beside) return;
    const message = `“${path.join('.')}” and “${beside.join('.')}” both say when the next one comes`;
    complaints.add(path, message, hint, 'key');
  };
  say('rate', 'profile', 'keep one; a rate is a load profile of one point');
  const closed = 'keep one: with a concurrency the next one comes when one is done';
  say('concurrency', 'profile', closed);
  say('concurrency', 'rate', closed);
  say('concurrency', 'arrivals', closed);
}

/** A constant rate as the load profile it is. */
function readRate({ said, written }: Top, complaints: Complaints): LoadProfile | undefined {
  const { rate = 0, duration } = said;
  if (written.duration && duration === undefined) return undefined;
  if (duration === undefined) {
    const message = '“rate” does not say for how long';
    complaints.add(written.rate?.path ?? [], message, 'write “duration: 10m”', 'key');
    return undefined;
  }
  return { points: [{ atMs: 0, perSecond: rate }], durationMs: duration };
}

/** The load profile with its end; nothing where it makes no sense, which was said then. */
function readProfile({ said, written }: Top, complaints: Complaints): LoadProfile | undefined {
  const [points, path] = [said.profile ?? [], written.profile?.path ?? []];
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) {
    complaints.add(path, '“load_profile” has no points', 'write lines such as “- { at: 0, rate: 5/s }”');
    return undefined;
  }
  if (first.atMs !== 0) {
    complaints.add([...path, 0], 'the first point is not the start', 'write how many arrive at hour 0');
    return undefined;
  }
  for (const [index, { atMs }] of points.entries()) {
    const before = points[index - 1];
    if (before && atMs < before.atMs) {
      complaints.add([...path, index], 'this point is earlier than the one before', 'write them in order');
      return undefined;
    }
    if (before && atMs === before.atMs && points[index - 2]?.atMs === atMs) {
      complaints.add([...path, index], 'three points at one moment', 'two are a jump; keep them');
      return undefined;
    }
  }
  if (written.duration && said.duration === undefined) return undefined;
  const durationMs = said.duration ?? last.atMs;
  if (durationMs === 0) {
    complaints.add(path, '“load_profile” does not say how long it lasts', 'write “duration: 24h”', 'key');
    return undefined;
  }
  if (last.atMs > durationMs) {
    const beyond = points.findIndex(({ atMs }) => atMs > durationMs);
    complaints.add(
      [...path, beyond],
      'this point lies after the end',
      'make “duration” longer, or remove the point',
    );
    return undefined;
  }
  return { points, durationMs };
}

function crowdOf(
  profile: LoadProfile,
  timeWarp: number,
  { written }: Top,
  complaints: Complaints,
): Pick<Times, 'users' | 'rampUpMs'> {
  const users = arrivalsOf(profile, timeWarp);
  const path = written.profile?.path ?? written.rate?.path ?? [];
  const word = path.join('.');
  for (const name of ['users', 'rampUp'] satisfies TopName[]) {
    const other = written[name];
    if (!other) continue;
    const message = `“${other.path.join('.')}” and “${word}” both say how many arrive when`;
    complaints.add(other.path, message, `keep one; “${word}” brings ${group(users)} citizens`, 'key');
  }
  if (users > MAX_USERS || users < 1) {
    const hint = `a scenario has 1 to ${most()}: change the rates, “duration” or “time_warp”`;
    complaints.add(path, `“${word}” brings ${group(users)} citizens`, hint, 'key');
  }
  return { users, rampUpMs: profile.durationMs / timeWarp };
}

function most(): string {
  return group(MAX_USERS);
}

function group(n: number): string {
  return n.toLocaleString('en-US');
}
