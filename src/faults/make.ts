import { BadInput, type Clock, type Fault, type FaultKindName, type FaultSpec } from '../model/index.ts';
import type { FaultKind } from './kind.ts';
import { latency } from './latency.ts';
import { status } from './status.ts';

/** Every kind by its name: one file, one line. */
const kinds: Readonly<Record<string, FaultKind<never>>> = {
  latency: latency as FaultKind<never>,
  status: status as FaultKind<never>,
} satisfies Record<FaultKindName, FaultKind<never>>;

/** @throws BadInput for an unknown kind or settings that do not fit it. */
export function makeFault(spec: FaultSpec, tools: { sleep: Clock['sleep'] }): Fault {
  const kind = kinds[spec.kind];
  const at = spec.at ? { at: spec.at } : {};
  if (!kind) {
    throw new BadInput([
      { message: `unknown fault “${spec.kind}”`, hint: `known: ${Object.keys(kinds).join(', ')}`, ...at },
    ]);
  }
  const parsed = kind.settings.safeParse(spec.settings);
  if (parsed.success) return kind.create(parsed.data, tools);
  throw new BadInput(
    parsed.error.issues.map((issue) => ({
      message: `fault “${spec.name}”: ${issue.path.join('.') || 'settings'}: ${issue.message}`,
      ...at,
    })),
  );
}
