import { cp, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { BadInput } from '../../../../src/model/index.ts';
import { readOrder, type Ordered } from '../../../../src/run/faults/order.ts';
import type { FaultOrder } from '../../../../src/run/faults/talk.ts';

/** The named faults that ship, in a project of their own. */
async function order(line: string, options: Omit<FaultOrder, 'words'> = {}): Promise<Ordered> {
  const projectDir = await mkdtemp(join(tmpdir(), 'esr-project-'));
  await mkdir(join(projectDir, 'fixtures'));
  await cp('fixtures/faults', join(projectDir, 'fixtures', 'faults'), { recursive: true });
  const around = { projectDir, services: ['eligibility', 'grants'], personas: ['hurried', 'careful'] };
  return readOrder({ words: line.split(' '), ...options }, around);
}

const problems = async (ordered: Promise<Ordered>): Promise<string[]> => {
  const error = await ordered.catch((thrown: unknown) => thrown);
  if (!(error instanceof BadInput)) throw new Error('it was taken');
  return error.problems.map(({ message, hint }) => `${message}${hint === undefined ? '' : ` → ${hint}`}`);
};

test('a named fault lasts a minute, or as long as is said', async () => {
  expect(await order('slow_db')).toMatchObject({
    spec: { name: 'slow_db', kind: 'latency', share: 1 },
    forMs: 60_000,
  });
  expect(await order('slow_db 120s')).toMatchObject({ spec: { name: 'slow_db' }, forMs: 120_000 });
});

test('a service and settings stand behind the name, in any order with how long', async () => {
  const wanted = {
    spec: { kind: 'latency', settings: { delayMs: 800 }, service: 'eligibility' },
    forMs: 30_000,
  };
  expect(await order('slow_service eligibility latency_ms=800 30s')).toMatchObject(wanted);
  expect(await order('slow_service 30s latency_ms=800', { service: 'eligibility' })).toMatchObject(wanted);
});

test('a kind is followed by what it does, the service and how long', async () => {
  expect(await order('latency 800ms eligibility')).toMatchObject({
    spec: { kind: 'latency', settings: { delayMs: 800 }, service: 'eligibility' },
    forMs: 60_000,
  });
  expect(await order('latency 800ms eligibility 10s')).toMatchObject({ forMs: 10_000 });
  expect(await order('status 503 **/api/** 2m')).toMatchObject({
    spec: { kind: 'status', settings: { status: 503 }, service: '**/api/**' },
    forMs: 120_000,
  });
});

test('settings of a kind can be told by their names', async () => {
  expect(await order('status status=503 retryAfter=30 grants')).toMatchObject({
    spec: { settings: { status: 503, retryAfter: 30 }, service: 'grants' },
  });
});

test('a share and a persona choose whom it hits', async () => {
  expect(await order('slow_db', { share: '50%', persona: 'careful' })).toMatchObject({
    spec: { share: 0.5, persona: 'careful' },
  });
});

test('what will not do is said in words with the nearest one, and no place in a file that nobody wrote', async () => {
  expect(await problems(order('slow_bd 60s'))).toEqual([
    expect.stringMatching(/^unknown fault “slow_bd” → did you mean “slow_db”\?/),
  ]);
  expect(await problems(order('latency 800ms eligability'))).toEqual([
    expect.stringMatching(/^the target has no service “eligability” → did you mean “eligibility”\?/),
  ]);
  expect(await problems(order('status 200 grants'))).toHaveLength(1);
  expect((await problems(order('slow_db 45m', { persona: 'carful' }))).join('\n')).toMatch(
    /persona “carful” → did you mean careful\?\n.*30m 0s at the most/,
  );
});
