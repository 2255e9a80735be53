import * as Engines from '../../../src/browser/engines.ts';
import { expect } from '@playwright/test';
import { fieldsOf, findControl, linkTo } from '../../../src/browser/finder/index.ts';
import { serveSite } from '../../support/site.ts';
import { hasty, patient, test } from './stage.ts';

test('a control that was found stays that one when others of its name appear', async ({ shows }) => {
  const page = await shows('<button onclick="this.textContent = \'pressed\'">Next</button>');
  const { control } = await findControl(page, { intent: 'press', name: 'Next' }, hasty);
  await page.evaluate(() => document.body.insertAdjacentHTML('afterbegin', '<button>Next</button>'));
  await control.click();
  expect(await page.locator('button').allTextContents()).toEqual(['Next', 'pressed']);
});

test('a control that was found is still in hand when the page has renamed it', async ({ shows }) => {
  const page = await shows('<button>Send</button>');
  const { control } = await findControl(page, { intent: 'press', name: 'Send' }, hasty);
  await page.evaluate(() => (document.querySelector('button')!.textContent = 'Sending…'));
  expect(await control.textContent()).toBe('Sending…');
});

test('a control that the page has drawn anew is found again', async ({ shows }) => {
  const page = await shows('<div><input aria-label="Town" id="old"></div>');
  const { control } = await findControl(page, { intent: 'fill', name: 'Town' }, hasty);
  await page.evaluate(
    () => (document.querySelector('div')!.innerHTML = '<input aria-label="Town" id="new">'),
  );
  await control.fill('York');
  expect(await page.locator('#new').inputValue()).toBe('York');
});

test('the second of several that the page has drawn anew is still the second', async ({ shows }) => {
  const page = await shows('<div><input aria-label=Name><input aria-label=Name></div>');
  const { control } = await findControl(page, { intent: 'fill', name: 'Name', nth: 2 }, hasty);
  await page.evaluate(() =>
    document
      .querySelector('div')!
      .replaceChildren(...document.querySelector('div')!.cloneNode(true).childNodes),
  );
  await control.fill('Ada');
  expect(await page.locator('input').nth(1).inputValue()).toBe('Ada');
});

test('a control pointed at with css= is found again too', async ({ shows }) => {
  const page = await shows('<div><input class=it></div>');
  const { control } = await findControl(page, { intent: 'fill', name: 'css=.it' }, hasty);
  await page.evaluate(() => (document.querySelector('div')!.innerHTML = '<input class=it id=new>'));
  await control.fill('York');
  expect(await page.locator('#new').inputValue()).toBe('York');
});

test('a person waits for a control in a frame that comes late', async ({ shows }) => {
  const page = await shows(`<script>setTimeout(() => {
    document.body.innerHTML = '<iframe srcdoc="<script>setTimeout(() => document.body.innerHTML = \`<button id=a>Pay</button>\`, 100)</scr' + 'ipt>"></iframe>';
  }, 100)</script>`);
  const found = await findControl(page, { intent: 'press', name: 'Pay' }, patient);
  expect(await found.control.getAttribute('id')).toBe('a');
});

test('a person looks on while frames come and go', async ({ shows }) => {
  const page = await shows(`<script>
    let n = 0;
    const timer = setInterval(() => {
      document.body.innerHTML = '<iframe srcdoc="<p>Ad</p>"></iframe>' + (++n < 20 ? '' : '<button>Go</button>');
      if (n === 20) clearInterval(timer);
    }, 25);
  </script>`);
  expect((await findControl(page, { intent: 'press', name: 'Go' }, patient)).shown).toBe('button “Go”');
});

test('a person finds their way through a page that changes its address without loading', async ({
  shows,
}) => {
  const page =
    await shows(`<main><form><input aria-label=Name><button type=button onclick="go()">Next</button></form></main><script>
    function go() { document.querySelector('main').innerHTML = '<form><input aria-label=Town><button type=button id=b>Next</button></form>'; }
  </script>`);
  await (await findControl(page, { intent: 'press', name: 'Next' }, hasty)).control.click();
  await (await findControl(page, { intent: 'fill', name: 'Town' }, patient)).control.fill('York');
  const { control } = await findControl(page, { intent: 'press', name: 'Next' }, patient);
  expect(await control.getAttribute('id')).toBe('b');
});

test('a page that forbids scripts of others is searched like any', async ({ page }) => {
  const site = await serveSite({
    '/': (_request, response) => {
      const policy = "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
      response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy });
      response.end('<label>Town <input id=a></label>');
    },
  });
  await page.goto(site.url);
  const { control } = await findControl(page, { intent: 'fill', name: 'Town' }, hasty);
  await control.fill('York');
  expect(await page.locator('#a').inputValue()).toBe('York');
  await site.close();
});

test('a page in XML is searched like any', async ({ page }) => {
  const site = await serveSite({
    '/': (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/xhtml+xml' });
      response.end(
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><button id="a">Go</button></body></html>',
      );
    },
  });
  await page.goto(site.url);
  expect((await findControl(page, { intent: 'press', name: 'Go' }, hasty)).shown).toBe('button “Go”');
  await site.close();
});

test('nothing is done in the world of the page’s own scripts: it costs each page tens of milliseconds', async ({
  page,
}) => {
  // Playwright listens to events of the window in whatever world it comes into.
  await page.setContent(`<!doctype html><label>Town <input></label><iframe srcdoc="<button>Pay</button>"></iframe><script>
    window.listened = 0;
    const listen = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (...all) { window.listened += 1; return listen.apply(this, all); };
  </script>`);
  const { control, is } = await findControl(page, { intent: 'fill', name: 'Town' }, hasty);
  await control.fill('York');
  expect(await is('input')).toBe(true);
  await findControl(page, { intent: 'press', name: 'Pay' }, hasty);
  const listened = (): Promise<unknown> => page.evaluate('window.listened');
  expect(await listened()).toBe(0);
  await control.evaluate(() => undefined);
  expect(await listened()).toBeGreaterThan(0);
});

test('a control of one frame says what it is in that frame', async ({ shows }) => {
  const page = await shows(`<iframe srcdoc="<input type=checkbox aria-label='I agree'>"></iframe>`);
  const { is, frame, widget } = await findControl(page, { intent: 'check', name: 'I agree' }, patient);
  expect([await is('input[type=checkbox]'), await is('select'), widget]).toEqual([true, false, 'checkbox']);
  expect(frame).toBe(page.frames()[1]);
});

test('the link to an address is the first that somebody sees', async ({ page }) => {
  const html =
    '<a href="/apply" hidden>No</a><a href="/apply/?from=home" id=a>Start</a><a href="/apply">Again</a><a href="http://[">Odd</a>';
  const site = await serveSite({ '/': html });
  await page.goto(site.url);
  const id = async (path: string): Promise<string | null | undefined> =>
    (await linkTo(page, site.url, path))?.control.getAttribute('id');
  expect(await id('/apply')).toBe('a');
  expect(await id('/apply?from=home')).toBe('a');
  expect(await id('/apply?from=mail')).toBeUndefined();
  expect(await id('/')).toBeUndefined();
  await site.close();
});

test('a form is searched like any, whatever its fields are called in its markup', async ({ shows }) => {
  const names = ['children', 'id', 'name', 'title', 'role', 'label', 'className', 'attributes', 'parent'];
  const page =
    await shows(`<form><h2>Household</h2>${names.map((name) => `<label>${name} <input name="${name}"></label>`).join('')}
    <div>A <button type=button>Add</button></div><div>B <button type=button id=b>Add</button></div></form><form></form>`);
  for (const name of names) {
    const { control } = await findControl(page, { intent: 'fill', name, within: ['Household'] }, hasty);
    expect(await control.getAttribute('name')).toBe(name);
  }
  const { control } = await findControl(page, { intent: 'press', name: 'Add', within: ['B'] }, hasty);
  expect(await control.getAttribute('id')).toBe('b');
  expect(await fieldsOf(page)).toHaveLength(names.length);
});

test('two copies of our engines in one process do not get in each other’s way', async ({ page }) => {
  const at = '../../../src/browser/engines.ts';
  const copies = (await Promise.all([import(`${at}?one`), import(`${at}?two`)])) as (typeof Engines)[];
  const engine = '({ queryAll: (root) => [root.querySelector("button")] })';
  const names = copies.map(({ engineCalled }) => engineCalled('esr-copy', engine));
  expect(new Set(names).size).toBe(1);
  for (const { readyEngines } of [...copies, Engines]) await readyEngines();
  await page.setContent('<button>Go</button>');
  expect(await page.locator(`${names[0]}=any`).textContent()).toBe('Go');
  expect((await findControl(page, { intent: 'press', name: 'Go' }, hasty)).widget).toBe('button');
});
