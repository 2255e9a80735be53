import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { BadInput } from '../model/index.ts';
import type { Persona, Problem } from '../model/index.ts';
import { describe } from './complaints.ts';
import { openYaml } from './open-yaml.ts';
import { readPersona } from './persona-form.ts';
import { shownPath } from './source.ts';

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
  const persona = readPersona(basename(file).replace(/\.ya?ml$/i, ''), data, complaints);
  complaints.throwIfAny();
  if (!persona) throw new Error('a persona that could not be read had no problem');
  return persona;
}
