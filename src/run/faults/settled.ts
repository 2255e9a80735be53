import { Injector, planeOf } from '../../faults/index.ts';
import type { Clock, FaultSpec, Plan } from '../../model/index.ts';
import { isOutside } from './outside.ts';

/** For a look only: nothing is ever injected with it. */
const NO_TIME: Clock = { now: () => 0, sleep: () => Promise.resolve() };

/** Planes on which a fault of a run can act, besides browsers and their routes. */
type Planes = NonNullable<Parameters<typeof planeOf>[1]>;

/**
 * A fault with the plane on which it acts, where that is outside of the run's browsers: crews leave those alone.
 * @param planes those that act on the service, and the proxies of citizens where they have any.
 * @throws BadInput when it cannot be made, or can act nowhere here.
 */
export function settled(spec: FaultSpec, planes: Planes): FaultSpec {
  const plane = planeOf(spec, planes);
  const found = isOutside({ plane }) ? { ...spec, plane } : spec;
  tryOut(found, planes);
  return found;
}

/** @throws BadInput when it cannot be made. */
function tryOut(spec: FaultSpec, planes: Planes): Injector {
  const parts = { globOf: () => '**', clock: NO_TIME, observe: () => undefined, ...planes };
  return new Injector({ faults: [spec], ...parts });
}

/** A plan whose faults say where they act, as `settled`. @throws BadInput when one cannot be made. */
export function withPlanes(plan: Plan, planes: Planes): Plan {
  return { ...plan, faults: plan.faults.map((spec) => settled(spec, planes)) };
}
