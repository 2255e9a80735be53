import { request as http } from '@playwright/test';
import { startPortal, type RunningPortal } from '../../support/portal.ts';
import { TRANSCRIPT } from '../../support/portal-documents.ts';
import { AHEAD_MS, expect, expectPresent, test } from './stage.ts';

// One file, one worker: the portal is started once.
test.describe.configure({ mode: 'default' });

let portal: RunningPortal;

test.beforeAll(async () => {
  portal = await startPortal();
});
test.afterAll(() => portal.stop());

/** A citizen who applies outside a browser, at a time of their own when they have one. */
async function applies(told?: string): Promise<{ status: number; decided: number; again: number }> {
  const headers = told === undefined ? {} : { 'X-Simulated-Time': told };
  const citizen = await http.newContext({ baseURL: portal.origin, extraHTTPHeaders: headers });
  const document = await citizen.post('/api/grants/documents', { multipart: { transcript: TRANSCRIPT } });
  const { id: documentId } = (await document.json()) as { id?: string };
  const apply = async () => citizen.post('/api/grants/applications', { data: { state: 'OH', documentId } });
  const first = await apply();
  const { decided } = (await first.json()) as { decided?: string };
  const again = (await (await apply()).json()) as { decided?: string };
  await citizen.dispose();
  return {
    status: document.status(),
    decided: Date.parse(decided ?? ''),
    again: Date.parse(again.decided ?? ''),
  };
}

test('an application is dated by the time that its request tells', async () => {
  const moment = '2031-02-28T23:59:59.250Z';
  expect(await applies(moment)).toEqual({
    status: 201,
    decided: Date.parse(moment),
    again: Date.parse(moment),
  });
});

test('an application without simulated time is dated by the real one', async () => {
  const before = Date.now();
  const { decided } = await applies();
  expect(decided).toBeGreaterThanOrEqual(before);
  expect(decided).toBeLessThanOrEqual(Date.now());
});

for (const told of ['tomorrow', '2031-02-28', '2031-13-01T00:00:00Z']) {
  test(`the portal dates nothing by “${told}”, and says so`, async () => {
    expect(await applies(told)).toMatchObject({ status: 400 });
  });
}

for (const [when, aheadMs] of [
  ['the past', -AHEAD_MS],
  ['the future', AHEAD_MS],
] as const) {
  test(`a citizen of ${when} and the portal agree about the present`, async ({ stage }) => {
    const { page, time } = await stage({ url: portal.origin }, { aheadMs, warp: 1_440 });
    await page.goto('/apply');
    const apply = (): Promise<Record<'before' | 'decided' | 'after', number>> =>
      page.evaluate(async () => {
        const form = new FormData();
        form.append('transcript', new File(['%PDF-1.7\n'], 'transcript.pdf', { type: 'application/pdf' }));
        const before = Date.now();
        const uploaded = await fetch('/api/grants/documents', { method: 'POST', body: form });
        const { id: documentId } = (await uploaded.json()) as { id: string };
        const applied = await fetch('/api/grants/applications', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ state: 'OH', documentId }),
        });
        const { decided } = (await applied.json()) as { decided: string };
        return { before, decided: Date.parse(decided), after: Date.now() };
      });
    const { before, decided, after } = await expectPresent(time, apply);
    expect([before, decided, after]).toEqual([before, decided, after].toSorted((a, b) => a - b));
  });
}
