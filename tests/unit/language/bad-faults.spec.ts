import { expect } from '@playwright/test';
import { test, withTail } from './a-project.ts';
import { withFiles } from './fault-files.ts';

const mistakes: readonly [what: string, item: string, ...said: string[]][] = [
  ['a number', '5', '5:5: a fault is a kind and what it does, but this is 5'],
  [
    'a name that is not there',
    'db_dwn@hour12',
    '5:5: unknown fault “db_dwn”',
    '→ did you mean “db_down”? There are: db_down, half, slow-service',
  ],
  [
    'a name that is not there, as a key',
    '{ db_dwn: grants }',
    '5:7: unknown fault “db_dwn”',
    '→ did you mean “db_down”?',
  ],
  [
    'a moment that is none',
    'db_down@noon',
    '5:5: “at” must be a moment such as 15m or hour12, at most 30d, but is “noon”',
  ],
  [
    'a word too many',
    'slow_service grants please',
    '5:5: “please” says nothing here',
    '→ a fault in one line is its name',
  ],
  [
    'no service',
    'slow_service',
    '5:5: “service” is missing',
    '→ say which, such as “slow-service: eligibility”',
  ],
  [
    'a service that is not there',
    'slow_service: gants',
    '5:19: the target has no service “gants”',
    '→ did you mean “grants”?',
  ],
  [
    'addresses that nobody reads alike',
    '{ latency: 1s, service: "/api/*" }',
    '5:29: “service” must be an address such as',
  ],
  [
    'a status that is no error',
    '{ status: 200, service: grants }',
    '5:15: “status” must be a whole number from 400 to 599, but is 200',
  ],
  [
    'a delay without unit',
    '{ latency: 800, service: grants }',
    '5:16: “latency” must be a duration above zero such as 800ms, at most 10m, but is 800',
  ],
  ['a delay of an hour', '{ latency: 1h, service: grants }', '5:16: “latency” must be a duration above zero'],
  ['a setting that is none', '{ latency: { delay: 1s }, service: grants }', '5:18: unknown key “delay”'],
  [
    'a list of settings',
    '{ latency: [1s], service: grants }',
    '5:16: “latency” must be a group of settings or the short form, but is a list',
  ],
  ['two kinds in one', '{ latency: 1s, status: 503, service: grants }', '5:20: one fault does one thing'],
  ['another kind than the file has', '{ db_down: , latency: 1s }', '5:27: “db_down” is a fault of status'],
  [
    'a setting twice',
    '{ latency: 1s, latency_ms: 1000, service: grants }',
    '5:20: “latency_ms” says again what “latency” says',
  ],
  [
    'a named fault with a list',
    'db_down: [grants]',
    '5:14: “db_down” must be a service or settings, but is a list',
  ],
  [
    'nothing of what it does',
    '{ service: grants }',
    '5:5: this fault does not say what it does',
    '→ there are: latency, jitter, bandwidth, drip, timeout,',
  ],
  [
    'an “every” without “for”',
    '{ latency: 1s, service: grants, every: 5m }',
    '5:37: “every” needs “for”',
    '→ say how long it lasts each time',
  ],
  [
    'an “every” that is shorter than it lasts',
    '{ latency: 1s, service: grants, for: 5m, every: 5m }',
    '5:53: “every” must be longer than “for”',
  ],
  [
    'a persona that is not there',
    '{ latency: 1s, service: grants, persona: returning-adlt }',
    '5:46: unknown persona “returning-adlt”',
    '→ did you mean “returning-adult”?',
  ],
  ['a step that nobody does', '{ latency: 1s, service: grants, step: pya }', '5:43: unknown step “pya”'],
  [
    'a plane that is none',
    '{ latency: 1s, service: grants, plane: rout }',
    '5:44: “plane” must be one of browser, proxy, route, service, toxiproxy, command, but is “rout”',
  ],
  [
    'a clock that is right',
    '{ clock_skew: 0s }',
    '5:19: “clock_skew” must be how fast or slow, such as 5m or -2h, at most 3650d, but is “0s”',
  ],
  [
    'a rate that is none',
    '{ rate_limit: 5/week, service: grants }',
    '5:19: “rate_limit” must be how many pass, such as 5/s, 100/m or 3/10s, but is “5/week”',
  ],
  [
    'fields that are none',
    '{ mutate: a..b, service: grants }',
    '5:15: “mutate” must be fields of the answer such as claim.amount or items.*.price',
  ],
  [
    'an unknown key',
    '{ latency: 1s, service: grants, shar: 3 }',
    '5:37: unknown key “shar”',
    '→ did you mean “share”?',
  ],
];

for (const [what, item, ...parts] of mistakes) {
  test(`a fault with ${what} is said where it is written`, async ({ project }) => {
    await withFiles(project);
    const said = await project.said(withTail('faults:', `  - ${item}`));
    for (const part of parts)
      expect(said).toContain(part.startsWith('→') ? part : `scenarios/mine.yml:${part}`);
  });
}

test('what is wrong with the file of a fault is said there', async ({ project }) => {
  await project.write('fixtures/faults/mine.yml', 'latency: soon\nservice: nobody\nstatsu: 3\n');
  await project.write('fixtures/faults/empty.yml', 'about: nothing\n');
  await project.write('fixtures/faults/list.yml', '- latency: 1s\n');
  const said = await project.said(withTail('faults: [mine, empty, list]'));
  expect(said.split('\n').filter((line) => /^\S+\.yml/.test(line))).toEqual([
    'scenarios/mine.yml:4:16: “service” is missing',
    'fixtures/faults/list.yml:1:1: a fault is a group of keys',
    'fixtures/faults/mine.yml:1:10: “latency” must be a duration above zero such as 800ms, at most 10m, but is “soon”',
    'fixtures/faults/mine.yml:2:10: the target has no service “nobody”',
    'fixtures/faults/mine.yml:3:1: unknown key “statsu”',
    'fixtures/faults/empty.yml:1:1: this fault does not say what it does',
  ]);
});
