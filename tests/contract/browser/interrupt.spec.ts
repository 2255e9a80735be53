import { silence } from '../../support/site.ts';
import { button, expect, failureOf, GO, HOME, test } from './visitor.ts';

const PATIENCE_MS = 20_000;
const held = { '/': button(`fetch('/held')`), '/held': silence, '/page': silence };
const steps = {
  'while a page loads': { visit: '/page' },
  'while an answer is waited for': GO,
  'while a control is looked for': { click: 'Nothing of that name' },
  'while something is expected': { expect: { text: 'never' } },
  'while a button is disabled': { click: 'css=button + button' },
} as const;
for (const [title, action] of Object.entries(steps)) {
  test(`interrupted ${title}`, async ({ site, visitor }) => {
    const page = `${held['/']}<button disabled>Later</button>`;
    const { does } = await visitor(await site({ ...held, '/': page }), PATIENCE_MS);
    await does(HOME);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 200);
    const startedAt = performance.now();
    expect(await failureOf(does(action, stop.signal))).toMatchObject({ code: 'interrupted' });
    expect(performance.now() - startedAt).toBeLessThan(PATIENCE_MS / 2);
  });
}

test('a step does not begin after the stop', async ({ site, visitor }) => {
  const portal = await site({ '/': button('') });
  const { does } = await visitor(portal);
  expect((await failureOf(does(HOME, AbortSignal.abort()))).code).toBe('interrupted');
  expect(portal.requests).toEqual([]);
});
