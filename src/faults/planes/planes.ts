import type { TargetFaults } from '../../model/index.ts';
import { commandPlane } from './command.ts';
import type { LastingPlane, LiveTarget } from './lasting.ts';
import { serviceLayer } from './service.ts';
import { toxiproxyPlane } from './toxiproxy.ts';

/** The planes that a target names: none where its file has no `faults`. */
export function planesOf(faults: TargetFaults | undefined, target: LiveTarget): LastingPlane[] {
  const { control, toxiproxy, commands } = faults ?? {};
  const { tell = () => undefined } = target;
  return [
    ...(control ? [serviceLayer(control, { ...target, tell })] : []),
    ...(toxiproxy ? [toxiproxyPlane(toxiproxy)] : []),
    ...(commands ? [commandPlane(commands, { cwd: target.cwd, tell })] : []),
  ];
}
