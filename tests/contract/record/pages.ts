import type { Page } from '@playwright/test';

/** A page that somebody records on, and what comes of it. */
export interface Drill {
  title: string;
  html: string;
  /** What the person does. */
  does(page: Page): Promise<void>;
  /** The script that is written. */
  writes: string[];
  /** Of the page, what must be the same after the person and after a citizen who flies it. */
  shows: string;
}

const DRAWN = 'style="position:absolute;left:-999em"';
/** What stands on or off, and what is chosen, in the order of the page. */
const CHOSEN = `[...document.querySelectorAll('select, :checked')].map((one) => one.value + (one.id || '')).join()`;
const PRESSED = `document.body.dataset.pressed ?? ''`;
const NOTE = (what: string): string =>
  `document.body.dataset.pressed = (document.body.dataset.pressed ?? '') + '${what} '`;
const button = (name: string, what: string): string =>
  `<button type="button" onclick="${NOTE(what)}">${name}</button>`;

export const drills: readonly Drill[] = [
  {
    title: 'a form with drawn checkboxes and questions of the same answers',
    html: `<h1>Apply</h1>
      <label for="a">First name <abbr title="required">*</abbr></label><input id="a">
      <label>Plan<select><option>Small</option><option>Large</option></select></label>
      <fieldset><legend>Are you a citizen?</legend><input ${DRAWN} type="radio" name="c" id="cy" value="y"><label for="cy">Yes</label>
        <input ${DRAWN} type="radio" name="c" id="cn" value="n"><label for="cn">No</label></fieldset>
      <fieldset><legend>Do you have children?</legend><input type="radio" name="k" id="ky" value="y"><label for="ky">Yes</label>
        <input type="radio" name="k" id="kn" value="n"><label for="kn">No</label></fieldset>
      <input type="checkbox" ${DRAWN} id="t"><label for="t"><span>I agree to the terms</span></label>`,
    async does(page) {
      await page.click('#a');
      await page.keyboard.type('Jane');
      await page.locator('select').selectOption('Large');
      await page.click('label[for=cn]');
      await page.click('#ky');
      await page.click('label[for=t]');
    },
    writes: [
      '- visit: "/"',
      '- fill: { field: "First name", value: "{{ citizen.givenName }}" }',
      '- select: { field: "Plan", option: "Large" }',
      '- check: "No"',
      '  within: "Are you a citizen?"',
      '- check: "Yes"',
      '  within: "Do you have children?"',
      '- check: "I agree to the terms"',
    ],
    shows: CHOSEN,
  },
  {
    title: 'controls of the same name in rows, under headings and in a dialog',
    html: `<table><tr><td>Bread</td><td>${button('Remove', 'bread')}</td></tr><tr><td>Milk</td><td>${button('Remove', 'milk')}</td></tr></table>
      <h2>Home address</h2><div>${button('Edit', 'home')}</div><h2>Work address</h2><div>${button('Edit', 'work')}</div>
      <button onclick="document.querySelector('dialog').showModal()">Close account</button>${button('Cancel', 'page')}
      <dialog aria-label="Are you sure?">${button('Cancel', 'dialog')}</dialog>`,
    async does(page) {
      await page.locator('td button').nth(1).click();
      await page.locator('text=Edit').nth(1).click();
      await page.click('text=Close account');
      await page.locator('dialog button').click();
    },
    writes: [
      '- visit: "/"',
      '- click: "Remove"',
      '  within: "Milk"',
      '- click: "Edit"',
      '  within: "Work address"',
      '- click: "Close account"',
      '- click: "Cancel"',
      '  within: "Are you sure?"',
    ],
    shows: PRESSED,
  },
  {
    title: 'a list made of other elements, a date in parts, keys that press',
    html: `<label id="l">Color</label><div role="combobox" aria-labelledby="l" aria-expanded="false" aria-controls="lb" tabindex="0"
        onclick="lb.hidden = false; this.ariaExpanded = 'true'">Choose</div>
      <ul id="lb" role="listbox" hidden>${['Red', 'Green', 'Blue'].map((color) => `<li role="option" onclick="pick('${color}')">${color}</li>`).join('')}</ul>
      <fieldset><legend>Date of birth</legend><label>Month<select><option value="">-</option>${MONTHS()
        .map((name, index) => `<option value="${index + 1}">${name}</option>`)
        .join('')}</select></label>
        <label>Day<input></label><label>Year<input></label></fieldset>
      <label><input type="checkbox" value="open"> Only open</label>${button('Find', 'find')}
      <script>const pick = (color) => {
        const box = document.querySelector('[role=combobox]');
        box.textContent = color; box.ariaExpanded = 'false'; lb.hidden = true; document.body.dataset.pressed = color + ' ';
      }</script>`,
    async does(page) {
      await page.click('[role=combobox]');
      await page.click('text=Green');
      await page.locator('select').selectOption('August');
      await page.click('text=Day');
      await page.keyboard.type('20');
      await page.keyboard.press('Tab');
      await page.keyboard.type('1995');
      for (const key of ['Tab', 'Space', 'Tab', 'Enter']) await page.keyboard.press(key);
    },
    writes: [
      '- visit: "/"',
      '- select: { field: "Color", option: "Green" }',
      '- fill: { field: "Date of birth", value: "{{ citizen.birthDate }}" }',
      '- check: "Only open"',
      '- click: "Find"',
    ],
    shows: PRESSED,
  },
  {
    title: 'frames, shadow roots and words that are no button',
    html: `<iframe title="Payment" srcdoc='<label>Card number<input autocomplete="cc-number"></label><button onclick="parent.document.body.dataset.pressed = &quot;paid &quot;">Pay $20</button>'></iframe>
      <div id="host"></div><script>host.attachShadow({ mode: 'open' }).innerHTML = '<button>Say it</button>';
        host.shadowRoot.querySelector('button').onclick = () => { ${NOTE('said')} };</script>
      <div style="cursor: pointer" onclick="${NOTE('tile')}">A tile</div><p>Only words</p>`,
    async does(page) {
      const frame = page.frameLocator('iframe');
      await frame.locator('input').click();
      await page.keyboard.type('4111 1111 1111 1111');
      await frame.locator('button').click();
      await page.click('text=Say it');
      await page.click('text=Only words');
      await page.click('text=A tile');
    },
    writes: [
      '- visit: "/"',
      '- fill: { field: "Card number", value: "{{ citizen.cardNumber }}" }',
      '- click: "Pay $20"',
      '- click: "Say it"',
      '# Left out: a press on “Only words”, which does not look like something to press.',
      '- click: "A tile"',
    ],
    shows: PRESSED,
  },
];

function MONTHS(): string[] {
  return Array.from({ length: 12 }, (_, month) =>
    new Date(2026, month, 1).toLocaleString('en-US', { month: 'long' }),
  );
}
