import { createServer } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { FORM, visit } from '../support/claimant.ts';
import { failToStart, type RunningPortal, startPortal, startPortalAsTyped } from '../support/portal.ts';
import { TRANSCRIPT } from '../support/portal-documents.ts';

async function checkPuertoRico({ origin }: RunningPortal): Promise<Response> {
  const body = JSON.stringify({ state: 'PR' });
  return fetch(`${origin}/api/eligibility/checks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
}

async function uploadTranscript({ origin }: RunningPortal): Promise<Response> {
  const form = new FormData();
  form.append('transcript', new Blob([new Uint8Array(TRANSCRIPT.buffer)]), TRANSCRIPT.name);
  return fetch(`${origin}/api/grants/documents`, { method: 'POST', body: form });
}

test('two portals side by side share nothing, a planted defect neither, and end with 0 when they are stopped with a visitor on the line', async () => {
  const [right, wrong] = await Promise.all([startPortal(), startPortal('--defect', 'out-of-state')]);
  expect([(await checkPuertoRico(right)).status, (await checkPuertoRico(wrong)).status]).toEqual([422, 200]);
  for (const { origin } of [right, wrong]) await (await fetch(origin)).text();
  expect(await Promise.all([right.stop('SIGTERM'), wrong.stop('SIGINT')])).toEqual([0, 0]);
});

test('a portal that keeps its data goes on where it stopped', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'portal-'));
  const first = await startPortal('--data', join(folder, 'data'));
  expect((await uploadTranscript(first)).status).toBe(201);
  // Somebody who has come no further than a draft is not to be met by somebody else either.
  const claimant = await visit(first.origin);
  expect((await claimant.post('/api/claims/drafts/identity', FORM.identity)).status()).toBe(200);
  await claimant.leave();
  await first.stop();
  const second = await startPortal('--data', join(folder, 'data'));
  expect(await (await fetch(second.origin)).text()).toContain('applicant-000003');
  await second.stop();
  await rm(folder, { recursive: true });
});

const mistakes: readonly (readonly [string[], string])[] = [
  [['--defect', 'gravity'], 'There is no defect "gravity". Valid are: '],
  [['--prot', '1'], 'There is no option "--prot". Valid are --port N, --defect NAME and --data DIR'],
  [['--port', 'four'], '--port takes a number from 0 to 65535'],
  [['--data'], '--data needs a value.'],
];
for (const [options, sentence] of mistakes) {
  test(`"${options.join(' ')}" is answered with the valid words and exit code 2`, async () => {
    const { code, stderr } = await failToStart(...options);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });
}

test('a port that somebody asked for and another program has is an error', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };
  const { code, stderr } = await failToStart('--port', String(port));
  expect(code).toBe(1);
  expect(stderr).toContain('The port is taken by another program.');
  other.close();
});

test('where its default port is taken and nobody asked for it, the portal says so and takes another', async () => {
  const other = createServer();
  // If somebody else has it already, so much the better.
  await new Promise<void>((resolve) => {
    other.once('error', () => resolve()).listen(4000, '127.0.0.1', resolve);
  });
  const portal = await startPortalAsTyped();
  expect(new URL(portal.origin).port).not.toBe('4000');
  expect((await fetch(`${portal.origin}/apply`)).status).toBe(200);
  expect(await portal.stop()).toBe(0);
  expect(await portal.complaints).toBe(
    'Port 4000 is taken by another program; the portal takes a free one.\n',
  );
  other.close();
});
