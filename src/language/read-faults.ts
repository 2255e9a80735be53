import { z } from 'zod';
import { faultKinds } from '../model/index.ts';
import type { FaultKindName, FaultSpec } from '../model/index.ts';
import { choices, clip } from './complaints.ts';
import type { Complaints } from './complaints.ts';
import { shortForms } from './fault-kinds.ts';
import { duration, share, text } from './fields.ts';
import type { Path } from './yaml-file.ts';

const wrapper = z.object({ name: text.optional(), service: text, share: share.optional() });
const wrapperKeys = Object.keys(wrapper.shape);
const EXAMPLE = 'write it as “- latency: 800ms” with “service: …” below';

/** Reads the faults to inject; each acts on a service of the target and has a name of its own. */
export function readFaults(
  value: unknown,
  path: Path,
  services: readonly string[],
  complaints: Complaints,
): FaultSpec[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    complaints.add(path, '“faults” must be a list', EXAMPLE);
    return [];
  }
  const faults: FaultSpec[] = [];
  const names = new Map<string, number>();
  for (const [index, item] of value.entries()) {
    const here = [...path, index];
    const fault = readFault(item, here, services, complaints);
    if (!fault) continue;
    const first = names.get(fault.name);
    if (first !== undefined) {
      const hint = `the first is on line ${first}; give each a “name”`;
      complaints.add(
        [...here, 'name' in item ? 'name' : fault.kind],
        `two faults are called “${fault.name}”`,
        hint,
      );
    } else {
      names.set(fault.name, fault.at?.line ?? 0);
    }
    faults.push(fault);
  }
  return faults;
}

function readFault(
  item: unknown,
  path: Path,
  services: readonly string[],
  complaints: Complaints,
): FaultSpec | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    complaints.add(path, 'a fault is a kind and what it does', EXAMPLE);
    return undefined;
  }
  const keys = Object.keys(item);
  const given = faultKinds.filter((kind) => keys.includes(kind));
  for (const key of keys) {
    if (!given.some((kind) => kind === key) && !wrapperKeys.includes(key)) {
      complaints.unknown(
        given.length > 0 ? 'key' : 'fault',
        key,
        [...path, key],
        [...faultKinds, ...wrapperKeys],
      );
    }
  }
  const [kind, second] = given;
  if (second)
    complaints.add([...path, second], 'one fault does one thing', 'start each with its own “- ”', 'key');
  if (!kind && keys.every((key) => wrapperKeys.includes(key))) {
    complaints.add(path, 'this fault does not say what it does', choices('', faultKinds));
  }
  const read = complaints.read(wrapper, item, path);
  // From the raw data, so that it is said also when something else is wrong with this fault.
  const service = text.safeParse('service' in item ? item.service : undefined).data;
  if (service !== undefined && !services.includes(service)) {
    const hint = services.length > 0 ? choices(service, services) : 'name its services in a file of targets/';
    complaints.add([...path, 'service'], `the target has no service “${clip(service)}”`, hint);
  }
  const settings =
    kind && readSettings(kind, (item as Record<string, unknown>)[kind], [...path, kind], complaints);
  if (!read || !kind || !settings) return undefined;
  const { name = `${kind} on ${read.service}`, share: exposed = 1 } = read;
  return { name, kind, settings, service: read.service, share: exposed, at: complaints.at([...path, kind]) };
}

/** Settings whose names end in `Ms` may be written as durations; the rest is the business of the fault itself. */
function readSettings(
  kind: FaultKindName,
  value: unknown,
  path: Path,
  complaints: Complaints,
): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) {
    const ms = complaints.read(duration, value, path);
    return ms === undefined ? undefined : { [shortForms[kind]]: ms };
  }
  if (Array.isArray(value)) {
    complaints.add(
      path,
      `“${kind}” must be a duration or a group of settings, but is a list`,
      `write ${kind}: 800ms`,
    );
    return undefined;
  }
  const settings: Record<string, unknown> = {};
  for (const [key, setting] of Object.entries(value)) {
    const isDuration = key.endsWith('Ms') && typeof setting === 'string';
    settings[key] = isDuration ? complaints.read(duration, setting, [...path, key]) : setting;
  }
  return settings;
}
