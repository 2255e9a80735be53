import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { convert } from '../../../../src/browser/record/index.ts';
import type { Heard } from '../../../../src/browser/record/heard.ts';
import { recordedText } from '../../../../src/run/record-text.ts';

const START = 'http://127.0.0.1:4999/';

/** What Playwright’s recorder told of somebody at a real page; typed with fingers, nothing of it made up. */
function heard(name: string): Heard[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'heard', `${name}.json`), 'utf8')) as Heard[];
}

/** What is written of it below `script:`. */
async function scriptOf(all: readonly Heard[]): Promise<string> {
  const place = { file: '/project/scenarios/recorded.yml', projectDir: '/project', where: 'here' };
  const { text, remarks } = await recordedText(convert(all, START), place);
  expect(remarks).toEqual([]);
  return text.slice(text.indexOf('script:'));
}

const cases: { list: string; what: string; script: string }[] = [
  {
    list: 'grant-form',
    what: 'a form: by its labels, typed values as templates, also in a sentence of prose',
    script: `script:
  - visit: "/"
  - fill: { field: "First name", value: "{{ citizen.givenName }}" }
  - fill: { field: "Last name", value: "{{ citizen.familyName }}" }
  - fill: { field: "Email address", value: "{{ citizen.email }}" }
  - fill: { field: "Mobile phone", value: "{{ citizen.phoneDigits }}" }
  - fill: { field: "Street address", value: "{{ citizen.street }}" }
  - select: { field: "State", option: "{{ citizen.state }}" }
  - select: { field: "Plan", option: "Large" }
  - check: "No"
    within: "Are you a citizen?"
  - check: "Yes"
    within: "Do you have children?"
  - fill:
      field: "Why do you apply?"
      value: "I am {{ citizen.givenName }}, call {{ citizen.phone }}"
  - check: "I agree to the terms"
  - click: "Send application"
`,
  },
  {
    list: 'birthday',
    what: 'a date of birth in three fields is one answer; Enter stays where it was pressed',
    script: `script:
  - visit: "/"
  - fill: { field: "Date of birth", value: "{{ citizen.birthDate }}" }
  - fill: { field: "Date you moved", value: "2026-03-01" }
  - fill: { field: "Social Security number", value: "{{ citizen.ssn }}" }
  - fill: { field: "Password", value: "{{ citizen.password }}" }
  - press: { key: "Enter", in: "Password" }
`,
  },
  {
    list: 'same-names',
    what: 'controls of one name: by row, heading or dialog, by number where nothing else tells them apart',
    script: `script:
  - visit: "/"
  - click: "Remove"
    within: "Milk"
  - fill: { field: "City", value: "{{ citizen.city }}" }
    within: "Work address"
  - click: "Edit"
    within: "Work address"
  - click: "Details"
    nth: 2
  - click: "Close account"
  - click: "Cancel"
    within: "Are you sure?"
`,
  },
  {
    list: 'lists',
    what: 'whatever one opens, filters and presses to choose is a choice',
    script: `script:
  - visit: "/"
  - select: { field: "State", option: "{{ citizen.state }}" }
  - select: { field: "School", option: "Ohio State" }
  - fill: { field: "Fruit", value: "Pear" }
  - select: { field: "Size", option: "Large" }
  - select: { field: "Toppings", option: "Ham, Olives" }
  - fill: { field: "Guests", value: "3" }
  - fill: { field: "Volume", value: "7" }
`,
  },
  {
    list: 'uploads',
    what: 'files by what they are asked for as, with a word on where they come from',
    script: `script:
  - visit: "/"
  # Made for each citizen; a file of this name in fixtures/ goes before.
  - upload: { path: "passport-photo.jpg", to: "Passport photo" }
  # Put the file to upload into fixtures/ as document.xlsx.
  - upload: { path: "document.xlsx", to: "Choose a file" }
  - click: "Next"
`,
  },
  {
    list: 'payment-frame',
    what: 'frames and shadow roots are part of the page',
    script: `script:
  - visit: "/"
  - fill: { field: "Card number", value: "{{ citizen.cardNumber }}" }
  - fill: { field: "Security code", value: "{{ citizen.cardCvc }}" }
  - click: "Pay $20"
  - fill: { field: "Message", value: "Hello" }
  - click: "Say it"
`,
  },
  {
    list: 'dialogs-and-windows',
    what: 'dialogs as they were answered, windows as the page opened them',
    script: `script:
  - visit: "/"
  - click: "Delete"
    dialog: dismiss
  - click: "Sign"
    dialog: { text: "{{ citizen.fullName }}" }
  - click: "Save"
  - click: "Terms"
  - click: "Accept"
  # A window was closed here, which no citizen does: leave out what opens it, unless the page closes it.
  - click: "Go on"
`,
  },
  {
    list: 'keyboard',
    what: 'somebody without a mouse: keys that move are nothing, keys that press are presses',
    script: `script:
  - visit: "/"
  - fill: { field: "Search", value: "grans" }
  - check: "Only open"
  - check: "One"
  - check: "Two"
  - click: "More"
  - press: "Escape"
  - press: { key: "Enter", in: "Search" }
`,
  },
  {
    list: 'checks',
    what: 'what one checks in the bar is expected, with templates where the page repeats what was typed',
    script: `script:
  - visit: "/"
  - fill: { field: "Name", value: "{{ citizen.fullName }}" }
  - expect: "Thank you, {{ citizen.fullName }}. Your number is 4711."
  - expect: { control: "Print", state: visible }
  - expect: { control: "Name", value: "{{ citizen.fullName }}" }
  - expect: { control: "News", state: checked }
`,
  },
  {
    list: 'nameless',
    what: 'test ids and selectors only where the page shows no name',
    script: `script:
  - visit: "/"
  - click: "role=button >> nth=0"
  - click: "menu-toggle"
  - click: "Go on"
  - click: "A tile"
  # Left out: a press on “Only words”, which does not look like something to press.
  # It was pressed twice in a row; a citizen presses it once.
  - click: "Twice"
  # Control was held; a citizen only presses.
  - click: "A very long button that says everything there is to be said"
  - click: "role=link[name=\\"/etc\\"i]"
`,
  },
  {
    list: 'address-bar',
    what: 'the address bar and its buttons, without what is personal in an address',
    script: `script:
  - visit: "/"
  - click: "One"
  - refresh
  - back
  # What stood behind the address looked personal and was left out.
  - visit: "/status"
  - visit: "/status?tab=2"
`,
  },
];

for (const { list, what, script } of cases) {
  test(`somebody finds in their scenario ${what} (${list})`, async () => {
    expect(await scriptOf(heard(list))).toBe(script);
  });
}

test('somebody is told what was replaced and what stands there as typed, by field and never by value', () => {
  const { replaced, kept } = convert(heard('birthday'), START);
  expect(replaced).toEqual([
    { field: 'Date of birth', template: '{{ citizen.birthDate }}' },
    { field: 'Social Security number', template: '{{ citizen.ssn }}' },
    { field: 'Password', template: '{{ citizen.password }}' },
  ]);
  expect(kept).toEqual(['Date you moved']);
});

test('a password is never written, also when the field was gone before anybody could look at it', () => {
  const all = heard('birthday').map((one) => {
    if (one.kind !== 'act' || one.act.text !== 'Hunter2!') return one;
    const { facts: _gone, ...rest } = one;
    const renamed = JSON.parse(
      JSON.stringify(rest.act).replaceAll('Password', 'Magic word'),
    ) as typeof one.act;
    return { ...rest, act: renamed };
  });
  const { steps } = convert(all, START);
  expect(JSON.stringify(steps)).not.toContain('Hunter2');
  expect(steps.map(({ step }) => step.settings)).toContainEqual({
    field: 'Magic word',
    value: '{{ random.word }}',
  });
});

test('whoever works on in an older window learns that a citizen looks at the newest', async () => {
  const closing = heard('dialogs-and-windows').filter(
    ({ kind, window }) => kind !== 'window' || window === 0,
  );
  const [first, ...others] = closing;
  const opened: Heard = { kind: 'window', window: 1, became: 'opened' };
  const script = await scriptOf([first ?? opened, opened, ...others]);
  expect(script).toContain(
    '  # This was done in another window than the newest, which is the one that a citizen looks at.\n  - click: "Delete"\n',
  );
});

test('another host is no place for a citizen', () => {
  const { steps } = convert(
    [
      { kind: 'move', window: 0, how: 'visit', url: 'https://elsewhere.test/x' },
      { kind: 'move', window: 0, how: 'refresh', url: START },
    ],
    START,
  );
  expect(steps.map(({ step }) => step.kind)).toEqual(['visit', 'refresh']);
  expect(steps[1]?.remarks).toEqual([
    'The person went to https://elsewhere.test here; a citizen stays with the service.',
  ]);
});
