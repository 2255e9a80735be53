import { z } from 'zod';
import { readAs, timespan, duration } from '../model/index.ts';
import type { Network } from '../model/index.ts';
import type { Complaints } from './complaints.ts';
import type { Path } from './yaml-file.ts';

/**
 * Connections by name. `slow 4g`: Lighthouse's mobile default (docs/throttling.md there), the lowest quarter of 4G.
 * `4g lte 3g slow 3g 2g dsl cable`: WebPageTest's profiles of those names (connectivity.ini). `satellite`: geostationary,
 * 25/3 Mbps as the FCC's broadband definition of 2015; a signal flies 4 x 35,786 km for a round trip, which is 477 ms,
 * and ground stations bring it to about 600.
 */
const PROFILES = {
  'slow 4g': [150, 1_600, 750],
  '4g': [170, 9_000, 9_000],
  lte: [70, 12_000, 12_000],
  '3g': [300, 1_600, 768],
  'slow 3g': [400, 400, 400],
  '2g': [800, 280, 256],
  dsl: [50, 1_500, 384],
  cable: [28, 5_000, 1_000],
  satellite: [600, 25_000, 3_000],
} as const;
type ProfileName = keyof typeof PROFILES;
const NAMES = Object.keys(PROFILES);

const profile = readAs<ProfileName>(`one of ${NAMES.join(', ')}`, (value) =>
  typeof value === 'string' && Object.hasOwn(PROFILES, value) ? (value as ProfileName) : undefined,
);

const FACTOR = { kbps: 1, mbps: 1_000, gbps: 1_000_000 } as const;

/** `750kbps`, `1.6mbps` as kilobits per second. */
const rate = readAs('a rate such as 750kbps or 1.6mbps', (value) => {
  const match = typeof value === 'string' ? /^(\d+(?:\.\d+)?)\s*([kmg]bps)$/i.exec(value.trim()) : null;
  const kbps = Number(match?.[1]) * FACTOR[(match?.[2] ?? 'kbps').toLowerCase() as keyof typeof FACTOR];
  return kbps > 0 && kbps <= 10_000_000 ? kbps : undefined;
});

/** `10s every 2m`. */
const offline = readAs('a spell such as 10s every 2m', (value) => {
  const [forText, everyText, ...rest] = typeof value === 'string' ? value.split(/\s+every\s+/) : [];
  const [forMs, everyMs] = [timespan.safeParse(forText).data, timespan.safeParse(everyText).data];
  return forMs !== undefined && everyMs !== undefined && forMs < everyMs && rest.length === 0
    ? { forMs, everyMs }
    : undefined;
});

const form = z.strictObject({
  profile: profile.optional(),
  latency: duration.optional(),
  down: rate.optional(),
  up: rate.optional(),
  offline: offline.optional(),
});

/**
 * Reads `network: satellite`, or a group: `profile` and what differs from it, or `latency`, `down` and `up`.
 * Undefined where nothing is said, or nonsense: then it has complained.
 */
export function readNetwork(written: unknown, path: Path, complaints: Complaints): Network | undefined {
  if (written === undefined) return undefined;
  if (typeof written === 'string') {
    if (Object.hasOwn(PROFILES, written)) return network({ profile: written as ProfileName });
    complaints.unknown('network', written, path, NAMES, 'value');
    return undefined;
  }
  if (typeof written !== 'object' || written === null || Array.isArray(written)) {
    complaints.add(path, '“network” must be a name or a group of keys', `names are ${NAMES.join(', ')}`);
    return undefined;
  }
  const read = complaints.read(form, written, path);
  if (!read) return undefined;
  const missing = (['latency', 'down', 'up'] as const).filter((key) => !(key in written));
  if (!('profile' in written) && missing.length > 0) {
    const hint = 'name a profile, or latency, down and up';
    complaints.add(path, `“network” says nothing of ${missing.join(' and ')}`, hint, 'key');
    return undefined;
  }
  return network(read);
}

function network({ profile: name, latency, down, up, offline: spells }: z.infer<typeof form>): Network {
  const [latencyMs, downKbps, upKbps] = name === undefined ? [0, 0, 0] : PROFILES[name];
  return {
    ...(name === undefined ? {} : { profile: name }),
    latencyMs: latency ?? latencyMs,
    downKbps: down ?? downKbps,
    upKbps: up ?? upKbps,
    ...(spells === undefined ? {} : { offline: spells }),
  };
}
