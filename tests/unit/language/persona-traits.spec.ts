import { join } from 'node:path';
import { expect } from '@playwright/test';
import { loadPersonas } from '../../../src/language/index.ts';
import { plainTraits, traitsOf } from '../../../src/model/index.ts';
import type { Persona, Traits } from '../../../src/model/index.ts';
import { messageOf, test } from './a-project.ts';
import type { Project } from './a-project.ts';

const personaOf = async (project: Project, ...lines: string[]): Promise<Persona> => {
  await project.write('personas/ann.yml', ['name: Ann', ...lines, ''].join('\n'));
  const [persona] = await loadPersonas(join(project.dir, 'personas'));
  if (!persona) throw new Error('no persona');
  return persona;
};
const traits = async (project: Project, ...lines: string[]): Promise<Traits> =>
  traitsOf(await personaOf(project, ...lines));
const complaints = async (project: Project, ...lines: string[]): Promise<string[]> => {
  await project.write('personas/ann.yml', ['name: Ann', ...lines, ''].join('\n'));
  const said = (await messageOf(loadPersonas(join(project.dir, 'personas')))).replaceAll(
    `${project.dir}/`,
    '',
  );
  return said.split('\n').filter((line) => line.startsWith('personas/') || line.startsWith('  →'));
};

test('a persona that says nothing more behaves as citizens always did', async ({ project }) => {
  expect(await traits(project)).toEqual({
    ...plainTraits,
    think: { distribution: 'uniform', minMs: 300, maxMs: 1_500 },
  });
  // A plan that was stored before there were traits has none.
  const { traits: _none, ...old } = await personaOf(project, 'think: 1s');
  expect(traitsOf(old)).toMatchObject({ role: 'citizen', think: { minMs: 1_000, maxMs: 1_000 } });
});

test('every trait can be said in a line', async ({ project }) => {
  const said = await traits(
    project,
    'role: benefits officer',
    'network: slow 4g',
    'cpu_slowdown: 6',
    'input: keyboard',
    'typing: 4.5',
    'on_error: rage-refresh 5',
    'double_submit: on',
    'second_tab: true',
    'zoom: 150%',
    'reduced_motion: yes',
    'forced_colors: on',
    'javascript: off',
    'age: 66..88',
    'documents: rotated photo',
    'groups:',
    '  language: Spanish',
    '  household size: 4',
  );
  expect(said).toEqual({
    role: 'benefits officer',
    network: { profile: 'slow 4g', latencyMs: 150, downKbps: 1_600, upKbps: 750 },
    cpuSlowdown: 6,
    input: 'keyboard',
    typing: 4.5,
    think: { distribution: 'uniform', minMs: 300, maxMs: 1_500 },
    onError: { kind: 'rage-refresh', times: 5 },
    doubleSubmit: true,
    secondTab: true,
    zoom: 1.5,
    reducedMotion: true,
    forcedColors: true,
    javaScript: false,
    age: { min: 66, max: 88 },
    documents: 'rotated photo',
    groups: { language: 'Spanish', 'household size': '4' },
  });
});

test('a connection is a name, a name with a difference, or three figures', async ({ project }) => {
  expect((await traits(project, 'network: 3g')).network).toEqual({
    profile: '3g',
    latencyMs: 300,
    downKbps: 1_600,
    upKbps: 768,
  });
  expect(
    (await traits(project, 'network: { profile: satellite, latency: 900ms, offline: 10s every 2m }')).network,
  ).toEqual({
    profile: 'satellite',
    latencyMs: 900,
    downKbps: 25_000,
    upKbps: 3_000,
    offline: { forMs: 10_000, everyMs: 120_000 },
  });
  expect((await traits(project, 'network: { latency: 0, down: 1.6mbps, up: 400 kbps }')).network).toEqual({
    latencyMs: 0,
    downKbps: 1_600,
    upKbps: 400,
  });
});

test('a log-normal pause keeps its median and 95th percentile, and its middle for those who draw uniformly', async ({
  project,
}) => {
  const persona = await personaOf(project, 'think: log-normal(800ms..3.2s)');
  expect(traitsOf(persona).think).toEqual({ distribution: 'log-normal', medianMs: 800, p95Ms: 3_200 });
  expect(persona.think).toEqual({ minMs: 200, maxMs: 3_200 });
});

test('what they do on an error has four forms', async ({ project }) => {
  for (const [written, onError] of Object.entries({
    'give up': { kind: 'give up' },
    complain: { kind: 'complain' },
    'retry 2': { kind: 'retry', times: 2 },
    'rage-refresh 20': { kind: 'rage-refresh', times: 20 },
  })) {
    expect((await traits(project, `on_error: ${written}`)).onError).toEqual(onError);
  }
});

test('everything that is wrong with the traits is said at once, each at its place', async ({ project }) => {
  const said = await complaints(
    project,
    'role: Case Worker',
    'network: satelite',
    'cpu_slowdown: 40',
    'input: mice',
    'typing: fast',
    'think: log-normal(3s..1s)',
    'on_error: retry',
    'double_submit: twice',
    'zoom: 10%',
    'javascript: maybe',
    'age: 24..18',
    'documents: blurred',
    'groups:',
    '  "?": x',
    '  age: [1]',
  );
  expect(said.filter((line) => line.startsWith('personas/'))).toEqual([
    'personas/ann.yml:2:7: “role” must be a role in lower case such as citizen, caseworker or farmer, but is “Case Worker”',
    'personas/ann.yml:3:10: unknown network “satelite”',
    'personas/ann.yml:4:15: “cpu_slowdown” must be a factor from 1 to 20, but is 40',
    'personas/ann.yml:5:8: “input” must be one of mouse, touch, keyboard, but is “mice”',
    'personas/ann.yml:6:9: “typing” must be characters per second such as 4, at most 50, or instant, but is “fast”',
    'personas/ann.yml:7:8: “think” must be a pause such as 800ms, 300ms..1.5s, or log-normal(800ms..3s): median and 95th percentile, but is “log-normal(3s..1s)”',
    'personas/ann.yml:8:11: “on_error” must be one of give up, retry 2, rage-refresh 3, complain; at most 20 times, but is “retry”',
    'personas/ann.yml:9:16: “double_submit” must be on or off, but is “twice”',
    'personas/ann.yml:10:7: “zoom” must be a zoom such as 150%, from 25% to 500%, but is “10%”',
    'personas/ann.yml:11:13: “javascript” must be on or off, but is “maybe”',
    'personas/ann.yml:12:6: “age” must be ages such as 18..24, from 10 to 110, but is “24..18”',
    'personas/ann.yml:13:12: “documents” must be one of good, rotated photo, 40-page scan, too large, wrong type, password, zero pages, corrupt, empty, but is “blurred”',
    'personas/ann.yml:15:3: a group cannot be called “?”',
    'personas/ann.yml:16:8: “age” must be a text, but is a list',
  ]);
  expect(said).toContain(
    '  → did you mean “satellite”? There are: slow 4g, 4g, lte, 3g, slow 3g, 2g, dsl, cable, satellite',
  );
});

test('a connection that is half said, or said in unknown words, is refused', async ({ project }) => {
  expect(await complaints(project, 'network: { latency: 100ms }')).toEqual([
    'personas/ann.yml:2:1: “network” says nothing of down and up',
    '  → name a profile, or latency, down and up',
  ]);
  expect(await complaints(project, 'network: 4')).toEqual([
    'personas/ann.yml:2:10: “network” must be a name or a group of keys',
    '  → names are slow 4g, 4g, lte, 3g, slow 3g, 2g, dsl, cable, satellite',
  ]);
  expect(
    await complaints(project, 'network: { profile: 5g, speed: high, down: fast, offline: 2m every 10s }'),
  ).toEqual([
    'personas/ann.yml:2:21: “profile” must be one of slow 4g, 4g, lte, 3g, slow 3g, 2g, dsl, cable, satellite, but is “5g”',
    'personas/ann.yml:2:25: unknown key “speed”',
    '  → there are: profile, latency, down, up, offline',
    'personas/ann.yml:2:44: “down” must be a rate such as 750kbps or 1.6mbps, but is “fast”',
    'personas/ann.yml:2:59: “offline” must be a spell such as 10s every 2m, but is “2m every 10s”',
  ]);
});

test('groups are lines of a group, and not too many of them', async ({ project }) => {
  expect(await complaints(project, 'groups: old')).toEqual([
    'personas/ann.yml:2:9: “groups” must be lines such as “language: Spanish”, but is “old”',
  ]);
  const many = Array.from({ length: 21 }, (_, i) => `  group ${i}: x`);
  expect(await complaints(project, 'groups:', ...many)).toEqual([
    'personas/ann.yml:2:1: “groups” has 21 lines',
    '  → keep at most 20',
  ]);
});
