import { expect } from '@playwright/test';
import type { ControlState, Widget } from '../../../src/model/index.ts';
import { reactSelect } from './imitations.ts';
import { test } from './stage.ts';

const plain: ControlState = { visible: true, enabled: true, value: '' };

const states: [what: string, widget: Widget, html: string, state: ControlState][] = [
  ['the text in a field', 'text', '<input data-it value=Ohio>', { ...plain, value: 'Ohio' }],
  [
    'the label of what is chosen in a list',
    'select',
    '<select data-it><option value=oh>Ohio</option></select>',
    { ...plain, value: 'Ohio' },
  ],
  ['a checked box', 'checkbox', '<input type=checkbox data-it checked>', { ...plain, checked: true }],
  [
    'a switch that is off',
    'switch',
    '<button role=switch aria-checked=false data-it></button>',
    { ...plain, checked: false },
  ],
  [
    'a drawn box as visible, since its label is',
    'checkbox',
    '<input type=checkbox id=c data-it style="display:none"><label for=c>I agree</label>',
    { ...plain, checked: false },
  ],
  [
    'the chosen one of a group',
    'radio-group',
    '<fieldset data-it><label><input type=radio name=r>Yes</label><label><input type=radio name=r checked>No</label></fieldset>',
    { ...plain, value: 'No' },
  ],
  [
    'what a combobox shows beside its empty field',
    'combobox',
    reactSelect.replace('class=css-placeholder style="grid-area:1/1">Select…', 'style="grid-area:1/1">Texas'),
    { ...plain, value: 'Texas' },
  ],
  [
    'the text of a button',
    'button',
    '<button data-it>Send <b>now</b></button>',
    { ...plain, value: 'Send now' },
  ],
  [
    'a button that its fieldset disables',
    'button',
    '<fieldset disabled><button data-it>Send</button></fieldset>',
    { ...plain, enabled: false, value: 'Send' },
  ],
  [
    'a button that says it is disabled',
    'button',
    '<button aria-disabled=true data-it>Send</button>',
    { ...plain, enabled: false, value: 'Send' },
  ],
  [
    'what an editor holds',
    'editor',
    '<div contenteditable data-it>I moved.</div>',
    { ...plain, value: 'I moved.' },
  ],
  [
    'where a slider stands',
    'slider',
    '<div role=slider data-it aria-valuenow=3 aria-valuetext="3 of 5">.</div>',
    { ...plain, value: '3 of 5' },
  ],
  ['a field that is hidden', 'text', '<input data-it hidden>', { ...plain, visible: false }],
];

for (const [what, widget, html, state] of states) {
  test(`a person sees ${what}`, async ({ stage }) => {
    const it = await stage.shows(html, widget);
    expect(await it.state()).toEqual(state);
  });
}

test('a person sees that a control is gone', async ({ stage }) => {
  const it = await stage.shows('<button data-it onclick="this.remove()">Send</button>', 'button');
  await it.press();
  expect(await it.state()).toEqual({ visible: false, enabled: false, value: '' });
});
