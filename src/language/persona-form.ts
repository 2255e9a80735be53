import { z } from 'zod';
import { plainTraits, share, text, timespan } from '../model/index.ts';
import type { DurationRange, Persona, Think, Traits } from '../model/index.ts';
import { describe } from './complaints.ts';
import type { Complaints } from './complaints.ts';
import * as fields from './persona-fields.ts';
import { readNetwork } from './persona-network.ts';

const form = z.strictObject({
  name: text,
  description: text.optional(),
  share: share.optional(),
  role: fields.role.optional(),
  device: fields.device.optional(),
  viewport: fields.viewport.optional(),
  locale: fields.locale.optional(),
  time_zone: fields.timeZone.optional(),
  network: z.unknown().optional(),
  cpu_slowdown: fields.slowdown.optional(),
  input: fields.input.optional(),
  typing: fields.typing.optional(),
  think: fields.think.optional(),
  patience: timespan.optional(),
  on_error: fields.onError.optional(),
  double_submit: fields.flag.optional(),
  second_tab: fields.flag.optional(),
  zoom: fields.zoom.optional(),
  reduced_motion: fields.flag.optional(),
  forced_colors: fields.flag.optional(),
  javascript: fields.flag.optional(),
  age: fields.age.optional(),
  groups: z.unknown().optional(),
  documents: fields.documents.optional(),
});
type Written = z.infer<typeof form>;

const SCREENS: Readonly<Record<Persona['device'], Persona['viewport']>> = {
  phone: { width: 390, height: 844 },
  tablet: { width: 820, height: 1180 },
  desktop: { width: 1366, height: 768 },
};

const THINK: Think = { distribution: 'uniform', minMs: 300, maxMs: 1_500 };

/** Reads a persona; complains about everything that is wrong with it, and gives undefined then. */
export function readPersona(
  id: string,
  data: Record<string, unknown>,
  complaints: Complaints,
): Persona | undefined {
  const read = complaints.read(form, data, []);
  const network = readNetwork(data['network'], ['network'], complaints);
  const groups = readGroups(data['groups'], complaints);
  if (!read) return undefined;
  const device = read.device ?? 'desktop';
  const think = read.think ?? THINK;
  return {
    id,
    name: read.name,
    description: read.description ?? '',
    share: read.share ?? 1,
    device,
    viewport: read.viewport ?? SCREENS[device],
    locale: read.locale ?? 'en-US',
    timeZone: read.time_zone ?? 'America/New_York',
    think: middleOf(think),
    patienceMs: read.patience ?? 30_000,
    traits: { ...traitsIn(read), think, groups, ...(network ? { network } : {}) },
  };
}

function traitsIn(read: Written): Omit<Traits, 'think' | 'groups' | 'network'> {
  return {
    role: read.role ?? plainTraits.role,
    cpuSlowdown: read.cpu_slowdown ?? plainTraits.cpuSlowdown,
    input: read.input ?? plainTraits.input,
    typing: read.typing ?? plainTraits.typing,
    onError: read.on_error ?? plainTraits.onError,
    doubleSubmit: read.double_submit ?? plainTraits.doubleSubmit,
    secondTab: read.second_tab ?? plainTraits.secondTab,
    zoom: read.zoom ?? plainTraits.zoom,
    reducedMotion: read.reduced_motion ?? plainTraits.reducedMotion,
    forcedColors: read.forced_colors ?? plainTraits.forcedColors,
    javaScript: read.javascript ?? plainTraits.javaScript,
    age: read.age ?? plainTraits.age,
    documents: read.documents ?? plainTraits.documents,
  };
}

/** The nine tenths in the middle: a log-normal is as far below its median as above it, as a ratio. */
function middleOf(think: Think): DurationRange {
  if (think.distribution === 'uniform') return { minMs: think.minMs, maxMs: think.maxMs };
  const { medianMs, p95Ms } = think;
  return { minMs: Math.round(medianMs ** 2 / p95Ms), maxMs: p95Ms };
}

const MOST_GROUPS = 20;
const GROUP_NAME = /^\p{L}[\p{L}\p{N} _-]{0,39}$/u;

/** `groups` is a list of the author's own words: `age: 65 and over`. */
function readGroups(written: unknown, complaints: Complaints): Record<string, string> {
  const groups: Record<string, string> = {};
  if (written === undefined || written === null) return groups;
  if (typeof written !== 'object' || Array.isArray(written)) {
    complaints.add(
      ['groups'],
      `“groups” must be lines such as “language: Spanish”, but is ${describe(written)}`,
    );
    return groups;
  }
  const entries = Object.entries(written);
  if (entries.length > MOST_GROUPS) {
    complaints.add(['groups'], `“groups” has ${entries.length} lines`, `keep at most ${MOST_GROUPS}`, 'key');
  }
  for (const [name, value] of entries.slice(0, MOST_GROUPS)) {
    const group = complaints.read(text, value, ['groups', name]);
    if (!GROUP_NAME.test(name)) {
      complaints.add(
        ['groups', name],
        `a group cannot be called ${describe(name)}`,
        'use a short word',
        'key',
      );
    } else if (group !== undefined) groups[name] = group;
  }
  return groups;
}
