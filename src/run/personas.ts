import { resolve } from 'node:path';
import { loadPersonas } from '../language/index.ts';
import { BadInput, CITIZEN_ROLE, formatShare, nearest, plainTraits, traitsOf } from '../model/index.ts';
import type { Citizen, OnError, Persona, Traits } from '../model/index.ts';
import { citizenOf } from '../people/index.ts';

/** A persona as a list shows it. */
export interface PersonaLine {
  persona: Persona;
  role: string;
  /** Of all who fly when a scenario names nobody, in words; empty for those who fly only where they are named. */
  crowd: string;
  /** What sets them apart from a plain citizen, in words: `satellite`, `keyboard`. */
  remarks: string[];
}

/**
 * The personas of a project, in the order of their files.
 * @throws BadInput for files that will not do.
 */
export async function listPersonas(projectDir: string): Promise<PersonaLine[]> {
  const personas = await loadPersonas(resolve(projectDir, 'personas'));
  const isCitizen = (persona: Persona): boolean => traitsOf(persona).role === CITIZEN_ROLE;
  const whole = personas.filter(isCitizen).reduce((sum, { share }) => sum + share, 0);
  return personas.map((persona) => ({
    persona,
    role: traitsOf(persona).role,
    crowd: isCitizen(persona) ? formatShare(persona.share / whole) : '',
    remarks: remarksOn(persona),
  }));
}

/**
 * The first citizens of a persona: with this seed, a run has exactly them under these numbers, where its plan gives the
 * numbers to this persona.
 * @throws BadInput for files that will not do, and with the nearest ids when there is no such persona.
 */
export async function previewCitizens(
  projectDir: string,
  id: string,
  { count, seed }: { count: number; seed: number },
): Promise<Citizen[]> {
  const personas = await loadPersonas(resolve(projectDir, 'personas'));
  const persona = personas.find((one) => one.id === id);
  if (!persona) {
    const ids = personas.map((one) => one.id);
    const near = nearest(id, ids, 3);
    const hint = near.length > 0 ? `did you mean ${near.join(' or ')}?` : `there are: ${ids.join(', ')}`;
    throw new BadInput([{ message: `there is no persona “${id}” in personas/`, hint }]);
  }
  return Array.from({ length: count }, (_, i) => citizenOf(seed, i + 1, persona));
}

function remarksOn(persona: Persona): string[] {
  const traits = traitsOf(persona);
  const { network } = traits;
  const remarks: readonly [said: boolean, words: string][] = [
    [!persona.locale.startsWith('en'), persona.locale],
    [network !== undefined, network?.profile ?? `${network?.downKbps ?? 0} kbps`],
    [network?.offline !== undefined, 'offline spells'],
    [traits.cpuSlowdown !== plainTraits.cpuSlowdown, `${traits.cpuSlowdown} times slower`],
    [traits.input !== plainTraits.input, traits.input],
    [traits.typing !== plainTraits.typing, `types ${traits.typing} a second`],
    [traits.onError.kind !== plainTraits.onError.kind, onErrorIn(traits.onError)],
    [traits.doubleSubmit, 'submits twice'],
    [traits.secondTab, 'second tab'],
    [traits.zoom !== plainTraits.zoom, `zoom ${Math.round(traits.zoom * 100)} %`],
    [traits.reducedMotion, 'reduced motion'],
    [traits.forcedColors, 'forced colours'],
    [!traits.javaScript, 'no JavaScript'],
    [traits.documents !== plainTraits.documents, `sends: ${traits.documents}`],
  ];
  return [agesIn(traits), ...remarks.filter(([said]) => said).map(([, words]) => words)];
}

function agesIn({ age: { min, max } }: Traits): string {
  return min === max ? `${min} years` : `${min}–${max} years`;
}

function onErrorIn(onError: OnError): string {
  return 'times' in onError ? `${onError.kind} ${onError.times}` : onError.kind;
}
