import { expect } from '@playwright/test';
import { arrivalsOf } from '../../../src/model/index.ts';
import { test } from './a-project.ts';

const text = (...lines: string[]): string => [...lines, 'script: [refresh]', ''].join('\n');

test('how many arrive, and over how long, is said in several ways', async ({ project }) => {
  const times = async (...lines: string[]) => {
    const { users, rampUpMs, timeWarp } = await project.load(text(...lines));
    return { users, rampUpMs, timeWarp };
  };
  expect(await times('users: 5')).toEqual({ users: 5, rampUpMs: 0, timeWarp: 1 });
  expect(await times('actors: 5', 'ramp_up: 2m')).toEqual({ users: 5, rampUpMs: 120_000, timeWarp: 1 });
  expect(await times('personas: 5', 'duration: "15m"')).toEqual({ users: 5, rampUpMs: 900_000, timeWarp: 1 });
  expect(await times('users: 5', 'duration_hours: 24', 'time_warp: 60')).toEqual({
    users: 5,
    rampUpMs: 1_440_000,
    timeWarp: 60,
  });
  expect(await times('users: 5', 'ramp_up: 2m', 'duration: 10m')).toMatchObject({ rampUpMs: 120_000 });
  expect(await times('users: 5', 'duration_hours: 1.5', 'time_warp: 2.5')).toMatchObject({
    rampUpMs: 2_160_000,
  });
});

test('a load profile is written as points of several kinds, and says how many come', async ({ project }) => {
  const written = [
    'load_profile: [[0, 5], [8, 30], [18, 40]]',
    'load_profile: [{ hour: 0, rps: 5 }, { hour: 8, rps: 30 }, { hour: 18, rps: 40 }]',
    'load_profile: [{ at: 0, rate: 5/s }, { at: 8h, rate: 1800/m }, { at: hour18, rate: 144000/h }]',
    'load_profile: [[0, 5/s], [480m, 30.0], ["18", 40]]',
  ];
  for (const profile of written) {
    const scenario = await project.load(text(profile, 'duration: 1d', 'time_warp: 60'));
    expect(scenario).toMatchObject({
      users: 43_800,
      rampUpMs: 1_440_000,
      profile: {
        points: [
          { atMs: 0, perSecond: 5 },
          { atMs: 28_800_000, perSecond: 30 },
          { atMs: 64_800_000, perSecond: 40 },
        ],
        durationMs: 86_400_000,
      },
    });
    expect(scenario.profile && arrivalsOf(scenario.profile, 60)).toBe(43_800);
  }
  const ends = await project.load(text('load_profile: [[0, 1], [1, 0]]'));
  expect(ends).toMatchObject({ users: 1_800, profile: { durationMs: 3_600_000 } });
});

test('a constant rate, arrivals by chance and a closed model are one word each', async ({ project }) => {
  const constant = await project.load(text('rate: 90/m', 'duration: 10m', 'arrivals: poisson'));
  expect(constant).toMatchObject({
    users: 900,
    rampUpMs: 600_000,
    profile: { points: [{ atMs: 0, perSecond: 1.5 }], durationMs: 600_000 },
    arrivals: 'poisson',
  });
  const closed = await project.load(text('users: 1000', 'concurrency: 50', 'ramp_up: 30s'));
  expect(closed).toMatchObject({ users: 1_000, rampUpMs: 30_000, concurrency: 50 });
  expect(await project.load(text('users: 9', 'arrivals: even'))).not.toHaveProperty('arrivals');
});

test('the simulated start is a moment everywhere the same', async ({ project }) => {
  const start = async (written: string) => (await project.load(text('users: 1', `start: ${written}`))).start;
  expect(await start('2026-11-02T08:00Z')).toBe('2026-11-02T08:00Z');
  expect(await start('2026-11-02T08:00:30-05:00')).toBe('2026-11-02T08:00:30-05:00');
  expect(await start('2026-11-02 08:00')).toBe('2026-11-02T08:00Z');
  expect(await start('2026-11-02')).toBe('2026-11-02T00:00Z');
  expect(await start('2024-02-29')).toBe('2024-02-29T00:00Z');
});

test('tags are a word or several', async ({ project }) => {
  expect((await project.load(text('users: 1', 'tag: drill'))).tags).toEqual(['drill']);
  expect((await project.load(text('users: 1', 'tags: [drill, 2026, drill]'))).tags).toEqual([
    'drill',
    '2026',
  ]);
  expect((await project.load(text('users: 1', 'tags:'))).tags).toEqual([]);
});

test('citizens are named by persona or by role', async ({ project }) => {
  const crowd = async (written: string) =>
    (await project.load(text('users: 1', `personas: ${written}`))).personas;
  expect(await crowd('[returning-adult]')).toEqual(['returning-adult']);
  expect(await crowd('night-clerk')).toEqual(['night-clerk']);
  expect(await crowd('[citizen]')).toEqual(['first-gen-student', 'returning-adult']);
  expect(await crowd('[caseworker, returning-adult, citizen]')).toEqual([
    'night-clerk',
    'returning-adult',
    'first-gen-student',
  ]);
});

const mistakes: readonly [what: string, lines: string[], ...said: string[]][] = [
  [
    'two words for one number',
    ['users: 5', 'actors: 5'],
    '2:1: “users” and “actors” both say the same',
    '→ keep “users”',
  ],
  [
    'two numbers of citizens',
    ['personas: 5', 'users: 5'],
    '2:1: “personas” and “users” both say the same',
    '→ keep “users”',
  ],
  [
    'half a citizen',
    ['personas: 2.5'],
    '1:11: “personas” must be a whole number from 1 to 1,000,000, but is 2.5',
  ],
  [
    'personas that are no list',
    ['users: 5', 'personas: { a: 1 }'],
    '2:11: “personas” must be how many citizens there are, or a list of names',
  ],
  [
    'a duration that is too short',
    ['users: 5', 'ramp_up: 5m', 'duration: 1m'],
    '3:11: “duration” is shorter than “ramp_up”',
  ],
  [
    'two durations',
    ['users: 5', 'duration: 5m', 'duration_hours: 1'],
    '3:1: “duration” and “duration_hours” both say the same',
  ],
  ['no time', ['users: 5', 'duration: 0'], '2:11: “duration” must be a duration above zero'],
  [
    'hours in words',
    ['users: 5', 'duration_hours: all'],
    '2:17: “duration_hours” must be hours above zero such as 24, at most 720, but is “all”',
  ],
  [
    'time that stands still',
    ['users: 5', 'time_warp: 0'],
    '2:12: “time_warp” must be how many times faster than real time, from 1 to 100,000, but is 0',
  ],
  [
    'a day that there is not',
    ['users: 5', 'start: 2026-02-30'],
    '2:8: “start” must be a date and time such as 2026-11-02T08:00Z',
  ],
  [
    'an hour that there is not',
    ['users: 5', 'start: 2026-02-20T25:00'],
    '2:8: “start” must be a date and time',
  ],
  [
    'a crowd beside a profile',
    ['load_profile: [[0, 1]]', 'duration: 1m', 'users: 5'],
    '3:1: “users” and “load_profile” both say how many arrive when',
    '→ keep one; “load_profile” brings 60 citizens',
  ],
  [
    'a ramp beside a profile',
    ['load_profile: [[0, 1]]', 'duration: 1m', 'ramp_up: 5s'],
    '3:1: “ramp_up” and “load_profile” both say',
  ],
  ['a rate without end', ['rate: 5/s'], '1:1: “rate” does not say for how long', '→ write “duration: 10m”'],
  [
    'a rate of nothing',
    ['rate: 0', 'duration: 1m'],
    '1:7: “rate” must be how many arrive, such as 5/s or 90/m',
  ],
  [
    'a crowd beside a rate',
    ['rate: 5/s', 'duration: 1m', 'users: 5'],
    '3:1: “users” and “rate” both say how many arrive when',
    '→ keep one; “rate” brings 300 citizens',
  ],
  [
    'a rate beside a profile',
    ['load_profile: [[0, 1]]', 'rate: 5/s', 'duration: 1m'],
    '2:1: “rate” and “load_profile” both say when the next one comes',
  ],
  [
    'a closed model with a rate',
    ['rate: 5/s', 'duration: 1m', 'concurrency: 4'],
    '3:1: “concurrency” and “rate” both say when the next one comes',
    '→ keep one: with a concurrency the next one comes when one is done',
  ],
  [
    'a closed model whose arrivals are spread',
    ['users: 9', 'concurrency: 4', 'arrivals: poisson'],
    '2:1: “concurrency” and “arrivals” both say when the next one comes',
  ],
  [
    'a closed model that lasts',
    ['users: 9', 'concurrency: 4', 'duration: 1m'],
    '3:1: “duration” says nothing beside “concurrency”',
  ],
  [
    'arrivals of another kind',
    ['users: 9', 'arrivals: exponential'],
    '2:11: “arrivals” must be one of even, poisson, but is “exponential”',
  ],
  ['a profile without points', ['load_profile: []', 'duration: 1m'], '1:15: “load_profile” has no points'],
  [
    'a profile of nothing',
    ['load_profile:', 'duration: 1m'],
    '1:1: “load_profile” must be a list of moments and rates, but is empty',
  ],
  [
    'a profile without end',
    ['load_profile: [[0, 1]]'],
    '1:1: “load_profile” does not say how long it lasts',
    '→ write “duration: 24h”',
  ],
  [
    'a profile that starts late',
    ['load_profile: [[1, 1]]', 'duration: 2h'],
    '1:16: the first point is not the start',
  ],
  [
    'a profile that runs backwards',
    ['load_profile: [[0, 1], [2, 1], [1, 1]]', 'duration: 2h'],
    '1:32: this point is earlier than the one before',
  ],
  [
    'three points at once',
    ['load_profile: [[0, 1], [0, 2], [0, 3]]', 'duration: 2h'],
    '1:32: three points at one moment',
  ],
  [
    'a point after the end',
    ['load_profile: [[0, 1], [3, 1]]', 'duration: 2h'],
    '1:24: this point lies after the end',
  ],
  [
    'a point that is none',
    ['load_profile: [[0, 1], [1]]', 'duration: 2h'],
    '1:24: item 2 of “load_profile” must be a moment and how many arrive then',
  ],
  [
    'a rate in words',
    ['load_profile: [[0, lots]]', 'duration: 2h'],
    '1:16: item 1 of “load_profile” must be a moment',
  ],
  [
    'a profile for a continent',
    ['load_profile: [[0, 1000]]', 'duration: 2h'],
    '1:1: “load_profile” brings 7,200,000 citizens',
    '→ a scenario has 1 to 1,000,000',
  ],
  [
    'a profile for nobody',
    ['load_profile: [[0, 0]]', 'duration: 2h'],
    '1:1: “load_profile” brings 0 citizens',
  ],
  ['a group of tags', ['users: 1', 'tags: { a: b }'], '2:7: “tags” must be a word or a list of words'],
];

for (const [what, lines, ...parts] of mistakes) {
  test(`${what} is said where it is written`, async ({ project }) => {
    const said = await project.said(text(...lines));
    for (const part of parts)
      expect(said).toContain(part.startsWith('→') ? part : `scenarios/mine.yml:${part}`);
    expect(said.match(/^scenarios\/mine/gm)).toHaveLength(1);
  });
}

test('what changes nothing is noted', async ({ project }) => {
  expect(await project.notes(text('users: 5', 'ramp_up: 2m', 'duration: 10m'))).toEqual([
    expect.stringContaining('scenarios/mine.yml:3:1: “duration” changes nothing beside “ramp_up”'),
  ]);
  expect(await project.notes(text('users: 5', 'ramp_up: 10m', 'duration: 10m'))).toEqual([]);
});
