import {
  BadInput,
  type FaultSpec,
  type Plane,
  type Power,
  type Problem,
  type ServicePlane,
} from '../model/index.ts';
import { kindOf, type FaultKind } from './kinds/index.ts';

/** Planes that there are besides the browser and its routes. */
export interface Planes {
  /** Why the proxies that sessions have cannot express a fault, if so; absent where sessions have none. */
  proxyRefuses?: (fault: FaultSpec) => string | undefined;
  /** Planes that act on the service. */
  services?: readonly ServicePlane[];
}

/** What of an exchange a plane can do besides passing, answering and ending it. */
const POWERS: Readonly<Record<'route' | 'proxy', readonly Power[]>> = {
  route: ['reply', 'shape'],
  proxy: ['reply', 'shape', 'sever'],
};

/** Chosen by themselves, the cheapest first; the others change what is not ours and are only taken when named. */
const CHEAPEST_FIRST: readonly Plane[] = ['browser', 'service', 'proxy', 'route'];
const EVERY: readonly Plane[] = [...CHEAPEST_FIRST, 'toxiproxy', 'command'];

/**
 * Where a fault acts: where its author says, else on the cheapest plane that can express it.
 * @throws BadInput when it cannot act there, with the planes where it can.
 */
export function planeOf(spec: FaultSpec, planes: Planes = {}): Plane {
  const kind = kindOf(spec.kind);
  const refusal = (plane: Plane): string | undefined => refuses(plane, { spec, kind, planes });
  const { plane: wanted } = spec;
  const found = wanted === undefined ? CHEAPEST_FIRST.find((plane) => refusal(plane) === undefined) : wanted;
  const why = found === undefined ? 'no plane that is here can express it' : refusal(found);
  if (found !== undefined && why === undefined) return found;
  const where = EVERY.filter((plane) => refusal(plane) === undefined);
  const problem: Problem = {
    message: `the fault “${spec.name}” cannot act${found === undefined ? '' : ` on the plane “${found}”`}: ${why}`,
    hint: where.length > 0 ? `here it can act on ${where.join(', ')}` : 'nothing here can express it',
    ...(spec.at ? { at: spec.at } : {}),
  };
  throw new BadInput([problem]);
}

function refuses(
  plane: Plane,
  { spec, kind, planes }: { spec: FaultSpec; kind: FaultKind | undefined; planes: Planes },
): string | undefined {
  if (plane === 'browser') {
    return kind?.acts === 'window' ? undefined : 'the browser itself does not touch exchanges';
  }
  if (plane === 'route' || plane === 'proxy') {
    if (kind?.acts !== 'exchange') return `“${spec.kind}” is a fault of the whole window`;
    const missing = kind.needs.find((power) => !POWERS[plane].includes(power));
    if (missing !== undefined) return `it has no power to ${missing}`;
    if (plane === 'route') return undefined;
    return planes.proxyRefuses ? planes.proxyRefuses(spec) : 'this run has no proxies';
  }
  const services = planes.services?.find((one) => one.plane === plane);
  if (!services) return 'the target names none';
  // It acts on the service, which knows no citizens.
  if (spec.share < 1) return 'it acts on everybody, so that there is no share';
  if (spec.persona !== undefined) return 'it acts on everybody, not on one persona';
  if (spec.step !== undefined) return 'it does not know which step a citizen is doing';
  return services.refuses(spec);
}
