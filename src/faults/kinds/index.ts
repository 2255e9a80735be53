import { faultKinds, type FaultKindName } from '../../model/index.ts';
import { bandwidth } from './bandwidth.ts';
import { clockSkew } from './clock-skew.ts';
import { connection } from './connection.ts';
import { contentType } from './content-type.ts';
import { corrupt } from './corrupt.ts';
import { cpu } from './cpu.ts';
import { cut } from './cut.ts';
import { drip } from './drip.ts';
import { drop } from './drop.ts';
import { duplicate } from './duplicate.ts';
import { empty } from './empty.ts';
import { expire } from './expire.ts';
import { jitter } from './jitter.ts';
import type { FaultKind } from './kind.ts';
import { latency } from './latency.ts';
import { mutate } from './mutate.ts';
import { offline } from './offline.ts';
import { rateLimit } from './rate-limit.ts';
import { reorder } from './reorder.ts';
import { sever } from './sever.ts';
import { stale } from './stale.ts';
import { status } from './status.ts';
import { timeout } from './timeout.ts';
import { truncate } from './truncate.ts';

/** Every kind by its name: one file, one line. */
const kinds = {
  latency,
  jitter,
  bandwidth,
  drip,
  timeout,
  connection,
  sever,
  cut,
  status,
  rate_limit: rateLimit,
  truncate,
  corrupt,
  content_type: contentType,
  empty,
  mutate,
  stale,
  duplicate,
  reorder,
  offline,
  expire,
  drop,
  clock_skew: clockSkew,
  cpu,
} satisfies Record<FaultKindName, FaultKind>;

/** The kind of that name; undefined where there is none. */
export function kindOf(name: string): FaultKind | undefined {
  const known = faultKinds.find((one) => one === name);
  return known && kinds[known];
}

export type { ExchangeKind, FaultKind, Tools, WindowKind } from './kind.ts';
