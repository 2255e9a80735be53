import { BadInput, faultKinds, type FaultSpec } from '../model/index.ts';
import { kindOf, type FaultKind } from './kinds/index.ts';
import { planeOf, type Planes } from './plane.ts';
import { reachExchanges, reachService, reachWindows, type Reach } from './reach.ts';

/**
 * How a fault acts on its plane.
 * @throws BadInput for an unknown kind, settings that do not fit it, or a plane on which it cannot act.
 */
export function makeReach(
  spec: FaultSpec,
  { globOf, ...planes }: Planes & { globOf(service: string): string },
): Reach {
  const plane = planeOf(checked(spec), planes);
  const services = planes.services?.find((one) => one.plane === plane);
  if (services) return reachService(spec, services);
  const [kind, settings] = read(spec);
  const ready = { ...spec, settings };
  if (kind.acts === 'window') return reachWindows(ready, kind);
  const glob = spec.service.includes('*') ? spec.service : globOf(spec.service);
  return reachExchanges(ready, { kind, glob, plane: plane === 'proxy' ? 'proxy' : 'route' });
}

/** The fault as it is, when it can be made. @throws BadInput with everything that is wrong with it. */
function checked(spec: FaultSpec): FaultSpec {
  read(spec);
  return spec;
}

function read(spec: FaultSpec): [FaultKind, FaultSpec['settings']] {
  const kind = kindOf(spec.kind);
  const at = spec.at ? { at: spec.at } : {};
  if (!kind) {
    throw new BadInput([
      { message: `unknown fault “${spec.kind}”`, hint: `known: ${faultKinds.join(', ')}`, ...at },
    ]);
  }
  const parsed = kind.settings.safeParse(spec.settings);
  if (parsed.success) return [kind, parsed.data as FaultSpec['settings']];
  throw new BadInput(
    parsed.error.issues.map((issue) => ({
      message: `fault “${spec.name}”: ${issue.path.join('.') || 'settings'}: ${issue.message}`,
      ...at,
    })),
  );
}
