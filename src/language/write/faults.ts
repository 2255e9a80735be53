import { writeShare } from '../../model/index.ts';
import type { FaultKindName, FaultSpec } from '../../model/index.ts';
import { faultForms, faultNameOf } from '../fault-forms.ts';
import { writeJson } from './json.ts';
import type { Places } from './places.ts';
import { simulatedMs, writeMs } from './times.ts';
import { group, plain } from './tree.ts';
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

function writeFault({ name, kind, settings, service, share, window }: FaultSpec, timeWarp: number): Written {
  const atMs = window ? simulatedMs(window.atMs, timeWarp) : 0;
  const forMs = window?.forMs === undefined ? undefined : simulatedMs(window.forMs, timeWarp);
  return group(
    {
      [kind]: writeSettings(kind as FaultKindName, settings),
      service: plain(service),
      share: share === 1 ? undefined : plain(writeShare(share)),
      at: atMs === 0 ? undefined : writeMs(atMs),
      for: forMs === undefined ? undefined : writeMs(forMs),
      name: name === faultNameOf(kind, service, atMs) ? undefined : plain(name),
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
