import { join } from 'node:path';
import { expect } from '@playwright/test';
import { loadPersonas } from '../../../src/language/index.ts';
import { traitsOf } from '../../../src/model/index.ts';
import { messageOf, test } from './a-project.ts';
import type { Project } from './a-project.ts';

const said = async (project: Project): Promise<string> =>
  (await messageOf(loadPersonas(join(project.dir, 'personas')))).replaceAll(`${project.dir}/`, '');

const SHIPPED = join(import.meta.dirname, '../../../personas');

test('ten personas ship, in the order of their file names; the shares of the citizens make a whole', async () => {
  const personas = await loadPersonas(SHIPPED);
  expect(personas.map(({ id }) => id)).toEqual([
    'caseworker',
    'farmer',
    'first-gen-student',
    'keyboard-only',
    'low-vision',
    'older-adult',
    'returning-adult',
    'rural-household',
    'spanish-speaker',
    'transfer-student',
  ]);
  const citizens = personas.filter((persona) => traitsOf(persona).role === 'citizen');
  expect(citizens).toHaveLength(8);
  expect(citizens.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  expect(personas.find(({ id }) => id === 'first-gen-student')).toMatchObject({
    name: 'First-generation student',
    description: expect.stringContaining('phone'),
    share: 0.36,
    device: 'phone',
    viewport: { width: 390, height: 844 },
    locale: 'en-US',
    timeZone: 'America/Chicago',
    think: { minMs: 400, maxMs: 1_200 },
    patienceMs: 30_000,
    traits: {
      age: { min: 18, max: 24 },
      groups: { connection: 'mobile' },
      input: 'mouse',
      typing: 'instant',
    },
  });
  expect(new Set(personas.map(({ device }) => device)).size).toBe(3);
  for (const { patienceMs } of personas) expect(patienceMs >= 20_000 && patienceMs <= 60_000).toBe(true);
});

test('the three students who were there first are still to each other as 45 to 30 to 25, and four in five', async () => {
  const personas = await loadPersonas(SHIPPED);
  const share = (id: string): number => personas.find((persona) => persona.id === id)?.share ?? 0;
  const shares = ['first-gen-student', 'returning-adult', 'transfer-student'].map(share);
  expect(shares.map((one) => Math.round(one / 0.008))).toEqual([45, 30, 25]);
});

test('somebody is slow, far away, Spanish-speaking, without a mouse, with large letters, and old', async () => {
  const traits = new Map((await loadPersonas(SHIPPED)).map((persona) => [persona.id, traitsOf(persona)]));
  expect(traits.get('keyboard-only')).toMatchObject({ input: 'keyboard', typing: 6 });
  expect(traits.get('older-adult')).toMatchObject({ cpuSlowdown: 1, zoom: 1.5, age: { min: 66, max: 88 } });
  expect(traits.get('low-vision')).toMatchObject({ zoom: 2, forcedColors: true, reducedMotion: true });
  expect(traits.get('rural-household')?.network).toMatchObject({
    profile: 'satellite',
    latencyMs: 600,
    offline: { forMs: 5_000, everyMs: 120_000 },
  });
  expect(traits.get('farmer')).toMatchObject({
    role: 'farmer',
    onError: { kind: 'rage-refresh', times: 3 },
    doubleSubmit: true,
  });
  expect(traits.get('spanish-speaker')?.groups).toMatchObject({ language: 'Spanish' });
});

test('a name is all a persona needs; the screen follows the device', async ({ project }) => {
  await project.write('personas/a.yml', 'name: Ann\n');
  await project.write('personas/b.yaml', 'name: Bo\ndevice: phone\nthink: 1s\nshare: 25%\n');
  await project.write('personas/notes.txt', 'not a persona');
  expect(await loadPersonas(join(project.dir, 'personas'))).toMatchObject([
    { id: 'a', device: 'desktop', viewport: { width: 1366, height: 768 }, share: 1, patienceMs: 30_000 },
    { id: 'b', viewport: { width: 390, height: 844 }, share: 0.25, think: { minMs: 1_000, maxMs: 1_000 } },
  ]);
});

test('what is wrong with all personas is said at once, each in its file', async ({ project }) => {
  await project.write('personas/a.yml', 'name: Ann\ndevise: phone\nviewport: big\nthink: 2s..1s\n');
  await project.write(
    'personas/b.yml',
    'device: watch\nlocale: not a locale\ntime_zone: Mars/Olympus\npatience: 0s\nshare: 0\n',
  );
  const lines = (await said(project)).split('\n');
  expect(lines.filter((line) => line.startsWith('personas/'))).toEqual([
    'personas/a.yml:2:1: unknown key “devise”',
    'personas/a.yml:3:11: “viewport” must be a screen such as 390x844, but is “big”',
    'personas/a.yml:4:8: “think” must be a pause such as 800ms, 300ms..1.5s, or log-normal(800ms..3s): median and 95th percentile, but is “2s..1s”',
    'personas/b.yml:1:1: “name” is missing',
    'personas/b.yml:1:9: “device” must be one of phone, tablet, desktop, but is “watch”',
    'personas/b.yml:2:9: “locale” must be a language such as en-US or es-US, but is “not a locale”',
    'personas/b.yml:3:12: “time_zone” must be a time zone such as America/Chicago, but is “Mars/Olympus”',
    'personas/b.yml:4:11: “patience” must be a duration above zero such as 300ms, 10s or 5m, but is “0s”',
    'personas/b.yml:5:8: “share” must be a share such as 50% or 0.5, above 0 and at most 1, but is 0',
  ]);
  expect(lines).toContain(
    '  → did you mean “device”? There are: name, description, share, role, device, viewport, locale, time_zone, network, cpu_slowdown, input, typing, think, patience, on_error, double_submit, …',
  );
});

test('two personas that a report could not tell apart are refused', async ({ project }) => {
  await project.write('personas/a.yml', 'name: Ann\n');
  await project.write('personas/a.yaml', 'name: Bo\n');
  await project.write('personas/c.yml', 'name: Ann\n');
  const lines = await said(project);
  expect(lines).toContain('personas/a.yml: another persona has the file name “a”');
  expect(lines).toContain('personas/c.yml: another persona has the name “Ann”');
});

test('a project without personas is told what a persona is', async ({ project }) => {
  expect(await said(project)).toBe(
    'could not find any citizens, because personas is not there\n' +
      '  → a persona is a YAML file: name, share, device, think, patience',
  );
  await project.write('personas/readme.md', '');
  expect(await said(project)).toContain('because personas has no persona');
});
