import { arrivalsOf, MAX_USERS } from '../model/index.ts';
import type { LoadProfile, Scenario } from '../model/index.ts';
import type { Complaints } from './complaints.ts';
import type { Top } from './read-top.ts';
import type { TopName } from './top-keys.ts';

/** How many citizens arrive, and when. */
export type Times = Pick<Scenario, 'users' | 'rampUpMs' | 'timeWarp' | 'profile' | 'start'>;

/**
 * Who arrives when, from `users`, `ramp_up`, `duration`, `load_profile`, `time_warp` and `start`. What is written is
 * simulated time; `rampUpMs` is real.
 */
export function readTimes({ said, written }: Top, complaints: Complaints): Times {
  const { timeWarp = 1, start } = said;
  const common = { timeWarp, ...(start === undefined ? {} : { start }) };
  const profile = said.profile && readProfile({ said, written }, complaints);
  if (profile) return { ...common, ...crowdOf(profile, timeWarp, { said, written }, complaints), profile };
  if (!written.users && !written.profile) {
    complaints.add([], '“users” is missing', `it must be a whole number from 1 to ${most()}`, 'key');
  }
  const { users = 1, rampUp, duration } = said;
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
  const path = written.profile?.path ?? [];
  for (const name of ['users', 'rampUp'] satisfies TopName[]) {
    const other = written[name];
    if (!other) continue;
    const message = `“${other.path.join('.')}” and “load_profile” both say how many arrive when`;
    complaints.add(other.path, message, `keep one; the profile brings ${group(users)} citizens`, 'key');
  }
  if (users > MAX_USERS || users < 1) {
    const hint = `a scenario has 1 to ${most()}: change the rates, “duration” or “time_warp”`;
    complaints.add(path, `“load_profile” brings ${group(users)} citizens`, hint, 'key');
  }
  return { users, rampUpMs: profile.durationMs / timeWarp };
}

function most(): string {
  return group(MAX_USERS);
}

function group(n: number): string {
  return n.toLocaleString('en-US');
}
