import { join } from 'node:path';
import { expect } from '@playwright/test';
import { citizenOf } from '../../../src/people/index.ts';
import { listPersonas, previewCitizens } from '../../../src/run/personas.ts';
import { messageOf, test } from '../language/a-project.ts';

const HERE = join(import.meta.dirname, '../../..');

test('a list of personas says who flies, how many of all, and what sets them apart', async () => {
  const lines = await listPersonas(HERE);
  const line = (id: string) => lines.find(({ persona }) => persona.id === id);
  expect(line('first-gen-student')).toMatchObject({
    crowd: '36 %',
    role: 'citizen',
    remarks: ['18–24 years'],
  });
  expect(line('farmer')).toMatchObject({ crowd: '', role: 'farmer' });
  expect(line('farmer')?.remarks).toEqual(['25–72 years', 'slow 4g', 'rage-refresh 3', 'submits twice']);
  expect(line('rural-household')?.remarks).toEqual([
    '25–70 years',
    'satellite',
    'offline spells',
    'retry 2',
    'sends: rotated photo',
  ]);
  expect(line('spanish-speaker')?.remarks).toContain('es-US');
});

test('the citizens of a preview are those of a run with that seed', async () => {
  const [line] = (await listPersonas(HERE)).filter(({ persona }) => persona.id === 'low-vision');
  if (!line) throw new Error('no low-vision persona');
  const citizens = await previewCitizens(HERE, 'low-vision', { count: 5, seed: 7 });
  expect(citizens.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  for (const citizen of citizens) expect(citizen).toEqual(citizenOf(7, citizen.number, line.persona));
});

test('a persona that is not there is answered with the nearest', async ({ project }) => {
  for (const id of ['farmer', 'former', 'clerk']) await project.write(`personas/${id}.yml`, `name: ${id}\n`);
  const ask = (id: string): Promise<string> =>
    messageOf(previewCitizens(project.dir, id, { count: 1, seed: 1 }));
  expect(await ask('farmr')).toBe(
    'there is no persona “farmr” in personas/\n  → did you mean farmer or former?',
  );
  expect(await ask('astronaut')).toBe(
    'there is no persona “astronaut” in personas/\n  → there are: clerk, farmer, former',
  );
});
