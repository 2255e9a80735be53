import { expect, page, test } from './watched.ts';

/** A field without a name, a picture without a text, and a button that shows a dialog. */
const FORM = page(`<h1>Claim 4711</h1><input type="text" name="amount"><img src="data:," width="9" height="9">
  <button onclick="document.querySelector('dialog').showModal()">Open</button>
  <dialog><h2>Are you sure?</h2><select name="why"><option>No</option></select></dialog>`);

test('each state of a page is looked at once, by whoever comes there first', async ({ site, citizen }) => {
  const portal = await site({ '/claims/1': FORM, '/claims/2': FORM.replace('4711', '4712') });
  const [first, second] = [await citizen(portal), await citizen(portal)];
  await first.does({ visit: '/claims/1' }, { click: 'Open' });
  await second.does({ visit: '/claims/2' }, { click: 'Open' });
  const [shown, opened, ...more] = first.heard('a11y');
  expect(more).toEqual([]);
  expect(second.heard('a11y')).toEqual([]);
  expect(shown).toMatchObject({
    url: `${portal.url}/claims/1`,
    state: expect.stringMatching(/^[\da-f]{8}$/),
  });
  const rules = (one: typeof shown): string[] => (one?.violations ?? []).map(({ rule }) => rule);
  expect(rules(shown).toSorted()).toEqual(['image-alt', 'label']);
  expect(rules(opened)).toContain('select-name');
  expect(shown?.violations.find(({ rule }) => rule === 'label')).toMatchObject({
    impact: 'critical',
    nodes: 1,
    selector: 'input',
  });
});

test('looking costs no step its time, and the page sees nothing of it', async ({ site, citizen }) => {
  const portal = await site({
    '/': page(`<h1>Start</h1><button onclick="this.textContent = typeof window.axe">What is axe?</button>`),
  });
  const { does, heard, session } = await citizen(portal);
  const startedAt = performance.now();
  const [visit] = await does({ visit: '/' });
  const lookedMs = performance.now() - startedAt - (visit?.durationMs ?? 0);
  expect(heard('a11y')).toHaveLength(1);
  // What is not in the step’s own time is the looking, and the quiet that a step waits for.
  expect(lookedMs).toBeGreaterThan(100);
  await does({ click: 'What is axe?' }, { expect: 'undefined' });
  expect(portal.requests.filter((request) => request !== 'GET /favicon.ico')).toEqual(['GET /']);
  expect(session.address()).toBe(`${portal.url}/`);
});

test('frames of the page are looked at with it', async ({ site, citizen }) => {
  const portal = await site({
    '/': page('<h1>Pay</h1><iframe src="/card" title="Card"></iframe>'),
    '/card': page('<h1>Card</h1><input type="text">'),
  });
  const { does, heard } = await citizen(portal);
  await does({ visit: '/' });
  expect(heard('a11y').flatMap(({ violations }) => violations.map(({ rule }) => rule))).toEqual(['label']);
});

test('a page that is too long to look at says so, and its citizen goes on', async ({ site, citizen }) => {
  const portal = await site({
    '/': page(`<h1>List</h1>${'<p>A row</p>'.repeat(21_000)}<button>Go</button>`),
  });
  const { does, heard } = await citizen(portal);
  await does({ visit: '/' }, { click: 'Go' });
  expect(heard('a11y')[0]?.error).toMatch(/^the page has 21\d\d\d elements/);
});
