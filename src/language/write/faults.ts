import { writeShare } from '../../model/index.ts';
import type { FaultKindName, FaultSpec } from '../../model/index.ts';
import { faultForms, faultNameOf, isAnywhere } from '../fault-forms.ts';
import { writeJson } from './json.ts';
import type { Places } from './places.ts';
import { simulatedMs, writeMs } from './times.ts';
import { group, plain, quoted } from './tree.ts';
import type { Entry, Written } from './tree.ts';

/** The faults, each with what it does first; nothing where there is none. */
export function writeFaults(
  faults: readonly FaultSpec[],
  timeWarp: number,
  places: Places,
): Written | undefined {
  if (faults.length === 0) return undefined;
  const items = faults.map((fault): Entry => {
    const line = places.lineOf(fault.at);
    return { value: writeFault(fault, timeWarp), ...(line === undefined ? {} : { line }) };
  });
  return { is: 'list', open: true, items };
}

function writeFault(fault: FaultSpec, timeWarp: number): Written {
  const { name, kind, settings, service, share, persona, step, plane, point, window } = fault;
  const simulated = (ms: number | undefined): number | undefined =>
    ms === undefined ? undefined : simulatedMs(ms, timeWarp);
  const [atMs = 0, forMs, everyMs] = [window?.atMs, window?.forMs, window?.everyMs].map(simulated);
  const where = isAnywhere(fault) ? undefined : service;
  return group(
    {
      [kind]: writeSettings(kind as FaultKindName, settings),
      service: where === undefined ? undefined : plain(where),
      share: share === 1 ? undefined : plain(writeShare(share)),
      persona: persona === undefined ? undefined : plain(persona),
      step: step === undefined ? undefined : quoted(step),
      plane: plane === undefined ? undefined : plain(plane),
      point: point === undefined ? undefined : plain(point),
      at: atMs === 0 ? undefined : writeMs(atMs),
      for: forMs === undefined ? undefined : writeMs(forMs),
      every: everyMs === undefined ? undefined : writeMs(everyMs),
      name: name === faultNameOf(kind, where, atMs) ? undefined : plain(name),
    },
    true,
  );
}

/** `800ms`, or all settings where there are more than the short form says. */
function writeSettings(kind: FaultKindName, settings: FaultSpec['settings']): Written | undefined {
  const { short, settings: form } = faultForms[kind];
  const written = form.encode(settings);
  const keys = Object.keys(form.shape).filter((key) => written[key] !== undefined);
  const values = Object.fromEntries(
    keys.map((key) => [key, writeJson(written[key], form.shape[key], settings[key])]),
  );
  return keys.length === 1 && keys[0] === short ? values[short] : group(values);
}
