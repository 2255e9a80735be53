import { expect, type Page } from '@playwright/test';
import { buttonsOf, fieldsOf } from '../../../src/browser/finder/index.ts';
import type { Field } from '../../../src/model/index.ts';
import { test } from './stage.ts';

const PLAIN: Field = {
  name: '',
  widget: 'text',
  type: 'text',
  autocomplete: '',
  hints: '',
  required: false,
  empty: true,
  options: [],
};

async function seen(page: Page, within?: readonly string[]): Promise<Field[]> {
  return (await fieldsOf(page, within)).map(({ field }) => field);
}

/** Fragments of forms and what somebody sees who is to fill them in. */
const forms: { title: string; html: string; fields: Partial<Field>[]; within?: readonly string[] }[] = [
  {
    title: 'labels, what the browser is told, limits and hints',
    html: `<label for=a>Email</label><span id=h>We only write about your claim</span>
      <input id=a name=mail type=email required autocomplete="section-x home email" aria-describedby=h placeholder="you@example.org" pattern=".+@.+" minlength=3 maxlength=80>
      <label>Acres <input type=number min=1 max=500 step=0.5 value=2 name=acres></label>`,
    fields: [
      {
        name: 'Email',
        type: 'email',
        autocomplete: 'email',
        help: 'We only write about your claim you@example.org',
        hints: 'mail a',
        required: true,
        pattern: '.+@.+',
        minLength: 3,
        maxLength: 80,
      },
      {
        name: 'Acres',
        widget: 'number',
        type: 'number',
        hints: 'acres',
        empty: false,
        min: '1',
        max: '500',
        step: '0.5',
      },
    ],
  },
  {
    title: 'a list without its placeholder',
    html: '<label>State * <select name=st><option value="">- Select -</option><option>Ohio</option><option value=tx>Texas</option><option disabled>Mars</option></select></label>',
    fields: [
      {
        name: 'State *',
        widget: 'select',
        type: '',
        hints: 'st',
        required: true,
        options: ['Ohio', 'Texas'],
      },
    ],
  },
  {
    title: 'a question as one field',
    html: '<fieldset><legend>Citizen?</legend><label><input type=radio name=c required>Yes</label><label><input type=radio name=c checked>No</label></fieldset>',
    fields: [
      {
        name: 'Citizen?',
        widget: 'radio-group',
        type: '',
        hints: 'c',
        required: true,
        empty: false,
        options: ['Yes', 'No'],
      },
    ],
  },
  {
    title: 'a question and the field that its answer reveals',
    html: '<fieldset><legend>Contact?</legend><label><input type=radio name=c>Mail</label><label><input type=radio name=c checked>Phone</label><label>Number <input></label></fieldset>',
    fields: [
      {
        name: 'Contact?',
        widget: 'radio-group',
        type: '',
        hints: 'c',
        empty: false,
        options: ['Mail', 'Phone'],
      },
      { name: 'Number', group: 'Contact?' },
    ],
  },
  {
    title: 'radio buttons without a group as one field too',
    html: '<div><p>Own a farm?</p><div><label><input type=radio name=f>Yes</label><label><input type=radio name=f>No</label></div></div><label>Where? <input></label>',
    fields: [
      { name: 'Own a farm?', widget: 'radio-group', type: '', hints: 'f', options: ['Yes', 'No'] },
      { name: 'Where?' },
    ],
  },
  {
    title: 'the parts of a date as one field',
    html: '<fieldset><legend>Born</legend><label>Month <input name=m></label><label>Day <input name=d value=3></label><label>Year <input name=y></label></fieldset>',
    fields: [{ name: 'Born', widget: 'date-parts', type: '', hints: 'm d y' }],
  },
  {
    title: 'month and year of a card each by itself, with their group',
    html: '<fieldset><legend>Expires</legend><label>Month <input autocomplete=cc-exp-month></label><label>Year <input autocomplete=cc-exp-year></label></fieldset>',
    fields: [
      { name: 'Month', group: 'Expires', autocomplete: 'cc-exp-month' },
      { name: 'Year', group: 'Expires', autocomplete: 'cc-exp-year' },
    ],
  },
  {
    title: 'checkboxes, drawn ones too, with the legend above them',
    html: '<fieldset><legend>You get</legend><input type=checkbox id=a style="position:absolute;left:-999em" required><label for=a>SNAP</label><label><input type=checkbox checked>TANF</label></fieldset>',
    fields: [
      { name: 'SNAP', widget: 'checkbox', type: 'checkbox', group: 'You get', hints: 'a', required: true },
      { name: 'TANF', widget: 'checkbox', type: 'checkbox', group: 'You get', empty: false },
    ],
  },
  {
    title: 'uploads, hidden ones too, with the kinds they take',
    html: '<label for=f>Photo</label><input id=f type=file hidden accept="image/jpeg">',
    fields: [{ name: 'Photo', widget: 'file', type: 'file', hints: 'f', accept: 'image/jpeg' }],
  },
  {
    title: 'nothing that is hidden, disabled, locked, off the page or not for people',
    html: `<input type=hidden name=t><label hidden>A <input></label><label>B <input disabled></label><label>C <input readonly value=1></label>
      <div style="position:absolute;left:-9999px"><label>Leave this empty <input></label></div><div aria-hidden=true><input aria-label=D></div><label>E <input></label>`,
    fields: [{ name: 'E' }],
  },
  {
    title: 'the field of a combobox with its options, and not the list that belongs to it',
    html: '<label for=c>Crop</label><input id=c role=combobox aria-controls=l aria-expanded=true required><ul id=l role=listbox aria-label=Crop><li role=option>Corn</li><li role=option>Wheat</li></ul>',
    fields: [{ name: 'Crop', widget: 'combobox', hints: 'c', required: true, options: ['Corn', 'Wheat'] }],
  },
  {
    title: 'a drawn list with the name, options and star of the hidden one',
    html: '<div><label for=s>State*</label><select id=s style="display:none"><option value="">Choose…</option><option>Ohio</option></select><span role=combobox tabindex=0 aria-label="Choose…">Choose…</span></div>',
    fields: [{ name: 'State*', widget: 'combobox', type: '', hints: 's', required: true, options: ['Ohio'] }],
  },
  {
    title: 'a combo box of USWDS with the options of the list that it was made of',
    html: `<label for=st>State</label><div class=usa-combo-box><select name=state aria-hidden=true tabindex=-1 style="display:none"><option value="">-</option><option>Ohio</option></select>
      <input id=st role=combobox aria-owns=l aria-controls=l><ul id=l role=listbox hidden></ul></div>`,
    fields: [{ name: 'State', widget: 'combobox', hints: 'st', options: ['Ohio'] }],
  },
  {
    title: 'a list that shows its value as its name, by its label alone',
    html: '<span id=l>Age</span><div role=combobox tabindex=0 aria-labelledby="l v" id=v>Ten</div>',
    fields: [{ name: 'Age', widget: 'combobox', type: '', hints: 'v', empty: false }],
  },
  {
    title: 'an upload by the label one sees, though readers are told to drop a file',
    html: '<label for=f>Pay stub</label><div class=usa-file-input><input id=f type=file aria-label="Drag file here or choose from folder"></div>',
    fields: [{ name: 'Pay stub', widget: 'file', type: 'file', hints: 'f' }],
  },
  {
    title: 'what the page says is wrong, by reference',
    html: '<label for=z>ZIP</label><input id=z aria-invalid=true aria-describedby="h e"><span id=h>Five digits</span><span id=e class=usa-error-message>Enter a ZIP code</span>',
    fields: [{ name: 'ZIP', hints: 'z', help: 'Five digits', error: 'Enter a ZIP code' }],
  },
  {
    title: 'what the page says is wrong, in the same box',
    html: '<div class=group><label class=is-error>Phone <input class=is-error></label><div class=invalid-feedback>Too short</div></div><div class=group><label>Fax <input></label></div>',
    fields: [{ name: 'Phone', error: 'Too short' }, { name: 'Fax' }],
  },
  {
    title: 'what the page says is wrong with a question',
    html: '<div><fieldset aria-describedby=e><legend>Colour?</legend><p id=e class=govuk-error-message><span>Error:</span> Choose one</p><label><input type=radio name=q>Red</label><label><input type=radio name=q>Blue</label></fieldset></div>',
    fields: [
      {
        name: 'Colour?',
        widget: 'radio-group',
        type: '',
        hints: 'q',
        options: ['Red', 'Blue'],
        error: 'Error: Choose one',
      },
    ],
  },
  {
    title: 'an editor, a slider, a switch',
    html: '<div contenteditable=true aria-label=Story style="min-height:9px"></div><input type=range aria-label=Years><button role=switch aria-checked=true aria-label=Texts>on</button>',
    fields: [
      { name: 'Story', widget: 'editor', type: '' },
      { name: 'Years', widget: 'slider', type: 'range', empty: false },
      { name: 'Texts', widget: 'switch', type: '', empty: false },
    ],
  },
  {
    title: 'only those of a region',
    html: '<section aria-label=Home><label>Street <input></label></section><section aria-label=Work><label>Office <input></label></section>',
    within: ['Work'],
    fields: [{ name: 'Office' }],
  },
  {
    title: 'fields in frames and shadow roots, in the order of the page',
    html: `<label>One <input></label><x-f></x-f><label>Three <input></label><iframe srcdoc="<label>Four <input></label>"></iframe><script>
      document.querySelector('x-f').attachShadow({ mode: 'open' }).innerHTML = '<label>Two <input></label>';</script>`,
    fields: [{ name: 'One' }, { name: 'Two' }, { name: 'Three' }, { name: 'Four' }],
  },
  {
    title: 'only those of the dialog in front',
    html: '<label>Behind <input></label><div role=dialog aria-modal=true><label>Front <input></label></div>',
    fields: [{ name: 'Front' }],
  },
];

for (const { title, html, fields, within } of forms) {
  test(`somebody who fills in a form sees ${title}`, async ({ shows }) => {
    expect(await seen(await shows(html), within)).toEqual(fields.map((field) => ({ ...PLAIN, ...field })));
  });
}

test('a field that was seen is in hand', async ({ shows }) => {
  const page = await shows('<label>Town <input id=a></label>');
  const [town] = await fieldsOf(page);
  await town?.found.control.fill('York');
  expect(await page.locator('#a').inputValue()).toBe('York');
  expect(town?.found.shown).toBe('field “Town”');
});

test('the browser’s own complaint about a form that was sent is read', async ({ shows }) => {
  const page = await shows('<form><label>Town <input required></label><button>Send</button></form>');
  expect((await seen(page))[0]?.error).toBeUndefined();
  await page.locator('button').click();
  expect((await seen(page))[0]?.error).toMatch(/fill out/i);
});

test('somebody who looks for the way on sees the buttons there are, and which belong to what they did', async ({
  shows,
}) => {
  const page = await shows(`<a href="/">Home</a><form><button>Search</button></form>
    <form><label>Name <input></label><button type=button>Add</button><button disabled>Send</button><input type=submit value=Save></form>
    <button hidden>Gone</button><div role=button tabindex=0>Help</div>`);
  const [name] = await fieldsOf(page);
  await name?.found.control.fill('Ada');
  const buttons = await buttonsOf(page);
  expect(buttons.map(({ button }) => button)).toEqual([
    { name: 'Search', submits: true, here: false, enabled: true },
    { name: 'Add', submits: false, here: true, enabled: true },
    { name: 'Send', submits: true, here: true, enabled: false },
    { name: 'Save', submits: true, here: true, enabled: true },
    { name: 'Help', submits: false, here: false, enabled: true },
  ]);
});
