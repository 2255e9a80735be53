import { z } from 'zod';
import { writeDuration } from '../../model/index.ts';
import type { LoadProfile, Scenario } from '../../model/index.ts';
import { profilePoint, rate } from '../times.ts';
import { group, list, plain } from './tree.ts';
import type { Written } from './tree.ts';

/** The keys that say when citizens arrive. */
export function writeTimes(scenario: Scenario): Record<string, Written | undefined> {
  const { profile, rampUpMs, timeWarp, start, arrivals, concurrency } = scenario;
  const [first, second] = profile?.points ?? [];
  const constant = first?.atMs === 0 && !second ? first : undefined;
  const end = profile?.points.at(-1)?.atMs;
  return {
    ramp_up: profile || rampUpMs === 0 ? undefined : writeMs(simulatedMs(rampUpMs, timeWarp)),
    rate: constant && plain(z.encode(rate, constant.perSecond)),
    load_profile: profile && !constant ? writeProfile(profile) : undefined,
    duration: profile && profile.durationMs !== end ? writeMs(profile.durationMs) : undefined,
    arrivals: arrivals && plain(arrivals),
    concurrency: concurrency === undefined ? undefined : plain(concurrency),
    time_warp: timeWarp === 1 ? undefined : plain(timeWarp),
    start: start === undefined ? undefined : plain(start),
  };
}

/** A duration or a moment. */
export function writeMs(ms: number): Written {
  return plain(writeDuration(ms));
}

/** Real time as simulated time that is read as just that real time again, ms. */
export function simulatedMs(realMs: number, timeWarp: number): number {
  const exact = realMs * timeWarp;
  // What people write is whole; a product of binary fractions may miss it by a hair.
  const near = [Math.round(exact), Number(exact.toPrecision(12)), exact];
  return near.find((ms) => ms / timeWarp === realMs) ?? exact;
}

function writeProfile({ points }: LoadProfile): Written {
  return list(
    points.map((point) => {
      const written = z.encode(profilePoint, point);
      return group({ at: plain(written.at), rate: plain(written.rate) });
    }),
    true,
  );
}
