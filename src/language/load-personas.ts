import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { BadInput, deviceKinds, parseDuration } from '../model/index.ts';
import type { DurationRange, Persona, Problem } from '../model/index.ts';
import { describe } from './complaints.ts';
import { duration, readAs, share, text, timespan } from './fields.ts';
import { openYaml } from './open-yaml.ts';
import { shownPath } from './source.ts';

const device = readAs(`one of ${deviceKinds.join(', ')}`, (value) =>
  deviceKinds.find((kind) => kind === value),
);

/** CSS pixels: from a small watch to a wall. */
const viewport = readAs('a screen such as 390x844', (value) => {
  const match = typeof value === 'string' ? /^(\d{2,5})\s*[x×]\s*(\d{2,5})$/.exec(value.trim()) : null;
  const [width, height] = [Number(match?.[1]), Number(match?.[2])];
  const fits = (side: number): boolean => side >= 200 && side <= 8_000;
  return match && fits(width) && fits(height) ? { width, height } : undefined;
});

const locale = readAs('a language such as en-US or es-US', (value) => {
  if (typeof value !== 'string') return undefined;
  try {
    return Intl.getCanonicalLocales(value)[0];
  } catch {
    return undefined;
  }
});

const timeZone = readAs('a time zone such as America/Chicago', (value) => {
  if (typeof value !== 'string') return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone && value;
  } catch {
    return undefined;
  }
});

const think = readAs('a pause such as 800ms or 300ms..1.5s', (value): DurationRange | undefined => {
  if (typeof value !== 'string' && value !== 0) return undefined;
  const [least, most, ...rest] = String(value).split('..');
  const minMs = least?.trim() === '0' ? 0 : parseDuration(least ?? '');
  const maxMs = most === undefined ? minMs : parseDuration(most);
  if (minMs === undefined || maxMs === undefined || rest.length > 0) return undefined;
  return minMs <= maxMs && duration.safeParse(`${maxMs}ms`).success ? { minMs, maxMs } : undefined;
});

const form = z.strictObject({
  name: text,
  description: text.optional(),
  share: share.optional(),
  device: device.optional(),
  viewport: viewport.optional(),
  locale: locale.optional(),
  time_zone: timeZone.optional(),
  think: think.optional(),
  patience: timespan.optional(),
});

const SCREENS: Readonly<Record<Persona['device'], Persona['viewport']>> = {
  phone: { width: 390, height: 844 },
  tablet: { width: 820, height: 1180 },
  desktop: { width: 1366, height: 768 },
};

/**
 * Reads every persona of a folder, one YAML file each, in the order of their file names. Only `name` is needed.
 * @throws BadInput with every problem of every file; also when there is no persona, or one is there twice.
 */
export async function loadPersonas(dir: string): Promise<Persona[]> {
  const folder = resolve(dir);
  const names = await readdir(folder).catch(() => undefined);
  const files = (names ?? []).filter((name) => /\.ya?ml$/i.test(name)).toSorted();
  if (files.length === 0) {
    const because = names ? 'has no persona' : 'is not there';
    const hint = 'a persona is a YAML file: name, share, device, think, patience';
    throw new BadInput([
      { message: `could not find any citizens, because ${shownPath(folder)} ${because}`, hint },
    ]);
  }
  const problems: Problem[] = [];
  const personas: Persona[] = [];
  for (const file of files) {
    try {
      const persona = await loadPersona(join(folder, file));
      const twin = personas.find(({ id, name }) => id === persona.id || name === persona.name);
      if (twin) {
        const same =
          twin.id === persona.id ? `file name ${describe(persona.id)}` : `name ${describe(persona.name)}`;
        const message = `${shownPath(join(folder, file))}: another persona has the ${same}`;
        problems.push({ message, hint: 'rename one, so that a report can tell them apart' });
      }
      personas.push(persona);
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new BadInput(problems);
  return personas;
}

async function loadPersona(file: string): Promise<Persona> {
  const { data, complaints } = await openYaml(file, 'persona');
  const read = complaints.read(form, data, []);
  complaints.throwIfAny();
  if (!read) throw new Error('a persona that could not be read had no problem');
  const kind = read.device ?? 'desktop';
  return {
    id: basename(file).replace(/\.ya?ml$/i, ''),
    name: read.name,
    description: read.description ?? '',
    share: read.share ?? 1,
    device: kind,
    viewport: read.viewport ?? SCREENS[kind],
    locale: read.locale ?? 'en-US',
    timeZone: read.time_zone ?? 'America/New_York',
    think: read.think ?? { minMs: 300, maxMs: 1_500 },
    patienceMs: read.patience ?? 30_000,
  };
}
