import { z } from 'zod';
import { readAs, text, type GaugeRecipe, type TargetSensors } from '../model/index.ts';
import { choices, clip } from './complaints.ts';
import type { Complaints } from './complaints.ts';
import { isPrivateHost } from './hosts.ts';
import { glob } from './service-names.ts';

const DEFAULT_ADDRESS = '/metrics';

/** Keys of a target's file that tell sensors what to read. */
export const sensorKeys = {
  gauges: z.unknown().optional(),
  rejections: z.unknown().optional(),
  flags: z.unknown().optional(),
};

const address = readAs<string>('a path such as /metrics, or a whole address', (value) => {
  if (typeof value !== 'string') return undefined;
  return /^\/(?!\/)/.test(value) || (/^https?:\/\//.test(value) && URL.canParse(value)) ? value : undefined;
});
const metric = readAs<string>('the name of a metric, such as process_cpu_seconds_total', (value) =>
  typeof value === 'string' && /^[a-zA-Z_:][\w:]*$/.test(value) ? value : undefined,
);
/** `/api/chat/**` is meant on whatever host the service is. */
const addresses = readAs<string>('addresses such as /api/chat/** or "**/api/chat/**"', (value) => {
  const written = typeof value === 'string' && value.startsWith('/') ? `**${value}` : value;
  return glob.safeParse(written).data;
});
const field = readAs<string>('the path of a field, such as guard.flag', (value) =>
  typeof value === 'string' && /^[^.\s]+(?:\.[^.\s]+)*$/.test(value) ? value : undefined,
);
const status = readAs<number>('a status from 400 to 599', (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 400 && value < 600 ? value : undefined,
);
const unit = z.enum(['share', 'ms', 'count'], { error: 'share, ms or count' });

const recipe = z.strictObject(
  {
    metric,
    labels: z
      .record(z.string(), text, { error: 'labels and their values, such as { service: claims }' })
      .optional(),
    rate: z.boolean({ error: 'true or false' }).optional(),
    per: metric.optional(),
    unit: unit.optional(),
  },
  { error: 'a group of keys such as { metric: process_cpu_seconds_total, rate: true, unit: share }' },
);
const gauges = z.strictObject(
  {
    url: address.optional(),
    show: z.record(z.string().min(1).max(40), recipe, {
      error: 'a group of lines such as CPU: { metric: process_cpu_seconds_total, rate: true, unit: share }',
    }),
  },
  { error: 'a group of keys such as { url: /metrics, show: { … } }' },
);
const rejections = z.array(
  z.strictObject(
    {
      service: text.optional(),
      url: addresses.optional(),
      status: status.optional(),
      rule: text,
      title: text.optional(),
    },
    { error: 'a group of keys such as { service: grants, status: 409, rule: one-per-person }' },
  ),
  { error: 'a list such as [{ service: grants, status: 409, rule: one-per-person }]' },
);
const flags = z.array(
  z.strictObject(
    { url: addresses, field, refused: field.optional(), message: field.optional() },
    { error: 'a group of keys such as { url: /api/chat/**, field: guard.flag }' },
  ),
  { error: 'a list such as [{ url: /api/chat/**, field: guard.flag }]' },
);

/**
 * Reads `gauges:`, `rejections:` and `flags:` of a target: what sensors read beside what they know by themselves.
 * Complains about everything that is wrong with them.
 * @param around `isAllowed`: the target says who allowed load on hosts elsewhere.
 */
export function readTargetSensors(
  data: Readonly<Record<string, unknown>>,
  complaints: Complaints,
  { isAllowed, services }: { isAllowed: boolean; services: readonly string[] },
): TargetSensors {
  const said = <T>(key: keyof TargetSensors, form: z.ZodType<T>): T | undefined =>
    data[key] === undefined || data[key] === null ? undefined : complaints.read(form, data[key], [key]);
  const shown = said('gauges', gauges);
  const refusals = said('rejections', rejections);
  const flagged = said('flags', flags);
  if (shown?.url !== undefined && !shown.url.startsWith('/') && !isAllowed) {
    const { hostname } = new URL(shown.url);
    if (!isPrivateHost(hostname)) {
      const because = 'because it is neither on this machine nor on a private network';
      const hint = 'if its owner agreed, add “allowed_by: <who allowed it>” to the target';
      complaints.add(['gauges', 'url'], `no gauges of ${clip(hostname)}, ${because}`, hint);
    }
  }
  for (const [index, { service }] of (refusals ?? []).entries()) {
    if (service === undefined || services.includes(service)) continue;
    const hint = choices(service, services) ?? 'name it in “services” as well';
    complaints.add(['rejections', index, 'service'], `the target has no service “${clip(service)}”`, hint);
  }
  return {
    ...(shown ? { gauges: { address: shown.url ?? DEFAULT_ADDRESS, show: recipes(shown.show) } } : {}),
    ...(refusals
      ? { rejections: refusals.map((one) => present({ ...one, title: one.title ?? one.rule })) }
      : {}),
    ...(flagged ? { flags: flagged.map(present) } : {}),
  };
}

function recipes(read: z.infer<typeof gauges>['show']): Record<string, GaugeRecipe> {
  return Object.fromEntries(
    Object.entries(read).map(
      ([name, { metric: of, labels = {}, rate = false, per, unit: in_ = 'count' }]) => [
        name,
        { metric: of, labels, rate, unit: in_, ...(per === undefined ? {} : { per }) },
      ],
    ),
  );
}

/** What a key was left out of is absent, not undefined. */
type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function present<T extends object>(read: T): Present<T> {
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as Present<T>;
}
