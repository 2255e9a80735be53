import { failureOf } from '../../support/failure-of.ts';
import { STATES } from './states.ts';
import { step } from '../../support/steps.ts';
import { findings } from '../../../src/checks/findings.ts';
import { Tally } from '../../../src/checks/index.ts';
import { categoriesOf } from '../../../src/debrief/allure/categories.ts';
import { expect, heard, listening, personaWith, test } from './person.ts';

const KEYBOARD = { input: 'keyboard' } as const;

const FORM = listening(`
  <a href="/help">Help</a>
  <form action="/sent" method="get">
    <label>Name <input name="name" value="old"></label>
    <label>Why <textarea name="why"></textarea></label>
    <label>State <select name="state">${STATES.map((state) => `<option>${state}</option>`).join('')}</select></label>
    <fieldset><legend>Housing</legend>
      <label><input type="radio" name="home" value="own"> Own</label>
      <label><input type="radio" name="home" value="rent"> Rent</label>
      <label><input type="radio" name="home" value="other"> Other</label>
    </fieldset>
    <label>Born <input type="date" name="born"></label>
    <label><input type="checkbox" name="agree" value="yes"> I agree</label>
    <input id="drawn" type="checkbox" name="mail" value="yes" style="position:absolute;left:-999em">
    <label for="drawn">Send me mail</label>
    <button>Send</button>
  </form>`);

test('a citizen without a mouse fills in and sends a proper form', async ({ site, person }) => {
  const portal = await site({ '/': FORM, '/sent': listening('<h1>Thank you</h1>') });
  const { does, page } = await person(portal, KEYBOARD);
  await does(
    { visit: '/' },
    { fill: { field: 'Name', value: 'Ada Example' } },
    { fill: { field: 'Why', value: 'two\nlines' } },
    { select: { field: 'State', option: 'New Mexico' } },
    { select: { field: 'Housing', option: 'Rent' } },
    { fill: { field: 'Born', value: '2001-02-13' } },
    { check: 'I agree' },
    { check: 'Send me mail' },
  );
  expect([await heard(page, 'pointerdown'), await heard(page, 'mousedown')]).toEqual([0, 0]);
  await does({ click: 'Send' }, { expect: 'Thank you' });
  const sent = portal.requests.find((request) => request.startsWith('GET /sent'))?.slice('GET /sent'.length);
  expect(Object.fromEntries(new URLSearchParams(sent))).toEqual({
    name: 'Ada Example',
    why: 'two\r\nlines',
    state: 'New Mexico',
    home: 'rent',
    born: '2001-02-13',
    agree: 'yes',
    mail: 'yes',
  });
});

test('they go back with Shift+Tab to what they passed', async ({ site, person }) => {
  const links = '<a href="/more">More</a> '.repeat(30);
  const portal = await site({ '/': `${FORM}${links}` });
  const { does, page } = await person(portal, KEYBOARD);
  await does({ visit: '/' }, { check: 'I agree' });
  const before = await heard(page, 'keydown');
  await does({ click: 'Why' });
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('why');
  // Forward it is the whole page round.
  expect((await heard(page, 'keydown')) - before).toBeLessThan(30);
});

const BARRIERS = [
  {
    title: 'a box that listens to the mouse only',
    html: '<button>Other</button><div onclick="sent = true">Send it</div>',
    says: /“Send it” cannot be reached by keyboard on .*: Tab never gets to it, a div that takes no focus/,
    hint: /WCAG 2\.1\.1/,
  },
  {
    title: 'a box that takes the focus and no keys',
    html: '<button>Other</button><div role="button" tabindex="0" onclick="sent = true">Send it</div>',
    says: /“Send it” cannot be used by keyboard on .*: it has the focus and does not react to Enter or Space/,
    hint: /WCAG 2\.1\.1/,
  },
  {
    title: 'a field that keeps the focus',
    html: `<a href="#">First</a> <input aria-label="Code" onkeydown="event.key === 'Tab' && event.preventDefault()">
      <a href="#">Last</a> <button onclick="sent = true">Send it</button>`,
    says: /“Send it” cannot be reached by keyboard on .*: the focus does not leave input “Code”/,
    hint: /trap, WCAG 2\.1\.2/,
  },
  {
    title: 'a box of two that the focus goes round in',
    html: `<input aria-label="One" id="one" onkeydown="to(event, two)"><input aria-label="Two" id="two" onkeydown="to(event, one)">
      <script>to = (event, other) => event.key === 'Tab' && (event.preventDefault(), other.focus())</script>
      <button onclick="sent = true">Send it</button>`,
    says: /“Send it” cannot be reached by keyboard on .*: the focus goes round among 2 others/,
    hint: /trap, WCAG 2\.1\.2/,
  },
];

for (const { title, html, says, hint } of BARRIERS) {
  test(`${title} is a barrier that is named`, async ({ site, person }) => {
    const portal = await site({ '/': listening(html) });
    const { does, page } = await person(portal, KEYBOARD);
    await does({ visit: '/' });
    // From the beginning of the page on, which is inside the trap where there is one.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const failure = await failureOf(does({ click: 'Send it' }));
    expect(failure.code).toBe('unreachable');
    expect(failure.message).toMatch(says);
    expect(failure.hint).toMatch(hint);
    expect(await page.evaluate(() => 'sent' in globalThis)).toBe(false);
    // With a mouse nobody would have noticed.
    const other = await person(portal, {});
    await other.does({ visit: '/' }, { click: 'Send it' });
    expect(await other.page.evaluate(() => 'sent' in globalThis)).toBe(true);
  });
}

test('the debrief calls it an accessibility barrier and says which control', async ({ site, flight }) => {
  const portal = await site({ '/': listening('<div onclick="sent = true">Send it</div>') });
  const script = [step({ visit: '/' }), step({ click: 'Send it' })];
  const tally = new Tally();
  for (const event of await flight(portal, personaWith(KEYBOARD), script)) tally.add(event);
  const found = findings(tally.crowd);
  expect(found).toHaveLength(1);
  expect(found[0]?.cause).toBe(`accessibility barrier: unreachable at ${script[1]?.title}`);
  expect(found[0]?.message).toContain('“Send it” cannot be reached by keyboard');
  expect(categoriesOf(found).map(({ name }) => name)).toEqual([found[0]?.cause]);
});

test('a button made of a box that listens to keys as well is none', async ({ site, person }) => {
  const html = `<div role="button" tabindex="0" id="it">Send it</div>
    <script>it.onkeydown = ({ key }) => { if (key === ' ') it.textContent = sent = 'yes' }</script>`;
  const { does, page } = await person(await site({ '/': listening(html) }), KEYBOARD);
  await does({ visit: '/' }, { click: 'Send it' });
  expect(await page.evaluate(() => 'sent' in globalThis)).toBe(true);
});

test('tabs of which one takes the focus are reached by arrows', async ({ site, person }) => {
  const html = `<div role="tablist">
      <button role="tab" aria-selected="true">One</button>
      <button role="tab" tabindex="-1" aria-selected="false">Two</button>
      <button role="tab" tabindex="-1" aria-selected="false">Three</button>
    </div><button>After</button>
    <script>
      const tabs = [...document.querySelectorAll('[role=tab]')];
      for (const [index, tab] of tabs.entries()) {
        tab.onkeydown = ({ key }) => { if (key === 'ArrowRight') tabs[(index + 1) % 3].focus() };
        tab.onclick = () => (chosen = tab.textContent);
      }
    </script>`;
  const { does, page } = await person(await site({ '/': listening(html) }), KEYBOARD);
  await does({ visit: '/' }, { click: 'Three' });
  expect(await page.evaluate(() => (globalThis as unknown as { chosen: string }).chosen)).toBe('Three');
});

test('a list that follows what is typed is gone through by arrows', async ({ site, person }) => {
  const html = `<label for="it">Fruit</label>
    <input id="it" role="combobox" aria-expanded="false" aria-controls="list" aria-autocomplete="list">
    <ul id="list" role="listbox" hidden></ul>
    <script>
      const all = ['Apple', 'Apricot', 'Avocado'];
      let at = -1;
      const options = () => [...list.children];
      it.oninput = () => {
        at = -1;
        list.replaceChildren(...all.filter((one) => one.startsWith(it.value)).map((one, index) =>
          Object.assign(document.createElement('li'), { textContent: one, role: 'option', id: 'o' + index })));
        list.hidden = false;
        it.ariaExpanded = 'true';
      };
      it.onkeydown = ({ key }) => {
        if (key === 'ArrowDown') at = Math.min(at + 1, options().length - 1);
        if (key === 'ArrowDown') it.setAttribute('aria-activedescendant', options()[at].id);
        if (key !== 'Enter' || at < 0) return;
        it.value = options()[at].textContent;
        list.hidden = true;
        it.ariaExpanded = 'false';
      };
    </script>`;
  const { does, page } = await person(await site({ '/': listening(html) }), KEYBOARD);
  await does({ visit: '/' }, { select: { field: 'Fruit', option: 'Apricot' } });
  expect(await page.locator('#it').inputValue()).toBe('Apricot');
  expect(await heard(page, 'pointerdown')).toBe(0);
});

test('frames and open shadow roots are no obstacle', async ({ site, person }) => {
  const html = `<a href="#">First</a><iframe src="/card"></iframe><esr-box></esr-box>
    <script>
      customElements.define('esr-box', class extends HTMLElement {
        connectedCallback() {
          this.attachShadow({ mode: 'open' }).innerHTML = '<label>Note <input></label>';
        }
      });
    </script>`;
  const portal = await site({ '/': listening(html), '/card': '<label>Card <input id="card"></label>' });
  const { does, page } = await person(portal, KEYBOARD);
  await does(
    { visit: '/' },
    { fill: { field: 'Note', value: 'inside' } },
    { fill: { field: 'Card', value: '4242' } },
  );
  expect(await page.locator('esr-box input').inputValue()).toBe('inside');
  expect(await page.frameLocator('iframe').locator('#card').inputValue()).toBe('4242');
});

test('what stays disabled is waited for as others do, and is no barrier', async ({ site, person }) => {
  const portal = await site({ '/': listening('<button disabled>Send it</button>') });
  const { does } = await person(portal, KEYBOARD, { patienceMs: 600 });
  await does({ visit: '/' });
  const failure = await failureOf(does({ click: 'Send it' }));
  expect(failure.code).toBe('gave-up');
  expect(failure.message).toContain('stayed disabled');
});
