import { z } from 'zod';
import { refusalInside } from '../inside.ts';
import { kindOf } from '../kinds/index.ts';

/** The longest lease, ms: whoever put a fault here and lives renews it long before. */
const LONGEST_LEASE_MS = 600_000;

const form = z.strictObject({
  kind: z.string(),
  settings: z.record(z.string(), z.unknown()),
  /** Addresses it acts on, as a glob; every address without. */
  glob: z.string().max(2_000).optional(),
  /** Where inside the service it acts; on its answers without. */
  point: z.string().max(100).optional(),
  /** When it ends by itself, ms from now. */
  leaseMs: z.number().positive().max(LONGEST_LEASE_MS),
});

/** A fault as it is put into a service over its control address. */
export type Order = z.infer<typeof form>;

/** What somebody wants to put here, or what is wrong with it, in sentences. */
export function readOrder(said: unknown): { order: Order } | { problems: string[] } {
  const read = form.safeParse(said);
  if (!read.success) return { problems: sentences(read.error.issues) };
  const order = read.data;
  const kind = kindOf(order.kind);
  if (kind?.acts !== 'exchange') return { problems: [`there is no fault “${order.kind}” in services`] };
  const settings = kind.settings.safeParse(order.settings);
  if (!settings.success) return { problems: sentences(settings.error.issues) };
  const why = refusalInside(order.kind, order.point);
  return why === undefined ? { order } : { problems: [why] };
}

function sentences(issues: readonly { path: PropertyKey[]; message: string }[]): string[] {
  return issues.map(({ path, message }) => `${path.join('.') || 'the fault'}: ${message}`);
}
