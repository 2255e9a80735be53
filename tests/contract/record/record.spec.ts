import { expect } from '@playwright/test';
import { convert, type Recording } from '../../../src/browser/record/index.ts';
import { rendererFor } from '../../../src/people/index.ts';
import { recordedText } from '../../../src/run/record-text.ts';
import { citizenNumber } from '../../support/people.ts';
import { openVisitor } from '../browser/visitor.ts';
import { drills } from './pages.ts';
import { test, toBeHeard } from './person.ts';

/** The script of a recording, as it is written. */
async function scriptOf(recording: Recording): Promise<string[]> {
  const place = { file: '/project/scenarios/recorded.yml', projectDir: '/project', where: 'here' };
  const { text } = await recordedText(recording, place);
  return text
    .slice(text.indexOf('script:\n'))
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.slice(2));
}

for (const { title, html, does, writes, shows } of drills) {
  test(`a citizen does what somebody did once: ${title}`, async ({ record, browser }) => {
    const { page, site, stops } = await record({ '/': `<!doctype html><html lang="en"><body>${html}` });
    await does(page);
    const wanted = await page.evaluate(shows);
    const recording = convert(await stops(), `${site.url}/`);
    expect(await scriptOf(recording)).toEqual(writes);

    const visitor = await openVisitor(browser, site.url);
    const render = rendererFor(citizenNumber(1), 1);
    for (const { step } of recording.steps) {
      const settings = Object.fromEntries(
        Object.entries(step.settings).map(([key, value]) => [
          key,
          typeof value === 'string' ? render(value, 0) : value,
        ]),
      );
      await visitor.session.perform({ ...step, settings }, new AbortController().signal);
    }
    expect(await visitor.page.evaluate(shows)).toBe(wanted);
    await visitor.session.close();
  });
}

test('dialogs are answered in the window, and citizens answer them so', async ({ record }) => {
  const { page, site, stops } = await record({
    '/': `<button onclick="confirm('Delete it?')">Delete</button><button onclick="prompt('Your full name?')">Sign</button>
      <button onclick="alert('Saved')">Save</button>`,
  });
  for (const [name, answer] of [['Delete'], ['Sign', 'Jane Roe'], ['Save', '']] as const) {
    page.once('dialog', (dialog) => void (answer === undefined ? dialog.dismiss() : dialog.accept(answer)));
    await page.click(`text=${name}`);
  }
  expect(await scriptOf(convert(await stops(), `${site.url}/`))).toEqual([
    '- visit: "/"',
    '- click: "Delete"',
    '  dialog: dismiss',
    '- click: "Sign"',
    '  dialog: { text: "{{ citizen.fullName }}" }',
    '- click: "Save"',
  ]);
});

test('what the page does by itself is no step; the address bar and its buttons are', async ({ record }) => {
  const { page, site, stops } = await record({
    '/': `<a href="/one">One</a>`,
    '/one': `<label>Where to<select onchange="location = '/two'"><option>Here</option><option>There</option></select></label>`,
    '/two': `<meta http-equiv="refresh" content="0;url=/three">`,
    '/three': `<h1>Three</h1><label>Note<input></label>`,
  });
  await page.click('text=One');
  await page.waitForURL('**/one');
  await toBeHeard(page);
  await page.locator('select').selectOption('There');
  await page.waitForURL('**/three');
  await toBeHeard(page);
  // Who leaves at once takes the field along before the recorder has looked at it: once for the word, once for the look.
  const writes = async (text: string): Promise<void> => {
    await page.fill('input', text);
    await toBeHeard(page);
    await toBeHeard(page);
  };
  await writes('a');
  await page.reload();
  await toBeHeard(page);
  await writes('b');
  await page.goto(`${site.url}/one?tab=2`);
  await page.goBack();
  expect(await scriptOf(convert(await stops(), `${site.url}/`))).toEqual([
    '- visit: "/"',
    '- click: "One"',
    '- select: { field: "Where to", option: "There" }',
    '- fill: { field: "Note", value: "a" }',
    '- refresh',
    '- fill: { field: "Note", value: "b" }',
    '- visit: "/one?tab=2"',
    '- back',
  ]);
});

test('a file is written down by what the page asks for, not by its own name', async ({ record }, info) => {
  const { page, site, stops } = await record({
    '/': `<label>Passport photo<input type="file"></label><label id="z">Choose a file<input type="file" hidden></label>`,
  });
  const photo = { name: 'jane-roe-in-rome.JPG', mimeType: 'image/jpeg', buffer: Buffer.from('x') };
  await page.locator('input').first().setInputFiles(photo);
  const chooser = page.waitForEvent('filechooser');
  await page.click('#z');
  await (await chooser).setFiles({ ...photo, name: 'jane-roe.xlsx' });
  const script = await scriptOf(convert(await stops(), `${site.url}/`));
  expect(script.filter((line) => !line.startsWith('#'))).toEqual([
    '- visit: "/"',
    '- upload: { path: "passport-photo.jpg", to: "Passport photo" }',
    '- upload: { path: "document.xlsx", to: "Choose a file" }',
  ]);
  expect(script.join('\n'), info.title).not.toContain('jane');
});

test('a recording ends with its last window, and a window that the page opened is heard too', async ({
  record,
}) => {
  const { page, context, site, heard } = await record({
    '/': `<a href="/terms" target="_blank">Terms</a>`,
    '/terms': '<label>Your name<input></label>',
  });
  const opened = context.waitForEvent('page');
  await page.click('text=Terms');
  const terms = await opened;
  await terms.waitForLoadState();
  await toBeHeard(terms);
  await terms.fill('input', 'Jane Roe');
  await terms.close();
  await page.close();
  expect(await scriptOf(convert(await heard, `${site.url}/`))).toEqual([
    '- visit: "/"',
    '- click: "Terms"',
    '- fill: { field: "Your name", value: "{{ citizen.fullName }}" }',
  ]);
});
