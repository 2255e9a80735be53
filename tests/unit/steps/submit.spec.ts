import { expect, test } from '@playwright/test';
import { failureOf } from '../../support/failure-of.ts';
import { visitFake, type FakeButton, type FakeField, type FakePage } from '../../support/fake-hands.ts';

/** Buttons of a page, and the one that a person would press. */
const pages: { title: string; buttons: FakeButton[]; pressed: string }[] = [
  {
    title: 'the button of the form last worked in, whatever it says',
    buttons: [
      { name: 'Search', submits: true },
      { name: 'Vamos', submits: true, here: true },
      { name: 'Submit' },
    ],
    pressed: 'Vamos',
  },
  {
    title: 'not the one that leads back, resets or adds',
    buttons: [
      { name: 'Back', submits: true, here: true },
      { name: 'Add another child', submits: true, here: true },
      { name: 'Weiter', submits: true, here: true },
      { name: 'Cancel', submits: true, here: true },
    ],
    pressed: 'Weiter',
  },
  {
    title: 'of several, the one that says to lead on',
    buttons: [
      { name: 'Calculate', submits: true, here: true },
      { name: 'Save and continue', submits: true, here: true },
    ],
    pressed: 'Save and continue',
  },
  {
    title: 'a plain button that says to lead on, where none sends a form',
    buttons: [{ name: 'Menu' }, { name: 'Continuar' }],
    pressed: 'Continuar',
  },
  {
    title: 'the only form’s, where nothing was worked in',
    buttons: [{ name: 'Anmelden', submits: true }, { name: 'Close' }],
    pressed: 'Anmelden',
  },
  {
    title: 'the one that can be pressed',
    buttons: [
      { name: 'Next', here: true, enabled: false },
      { name: 'Submit', here: true },
    ],
    pressed: 'Submit',
  },
];

for (const { title, buttons, pressed } of pages) {
  test(`a person presses ${title}`, async () => {
    const visit = visitFake({ buttons });
    await visit.does({ submit: {} });
    expect(visit.did).toEqual([`press ${pressed}`]);
  });
}

test('the same button above and below a form is one: the last', async () => {
  const pressed: string[] = [];
  const visit = visitFake({
    buttons: [
      { name: 'Submit', here: true, press: () => pressed.push('above') },
      { name: 'Submit', here: true, press: () => pressed.push('below') },
    ],
  });
  await visit.does({ submit: {} });
  expect(pressed).toEqual(['below']);
});

test('a button that comes late is waited for', async () => {
  const buttons: FakeButton[] = [];
  const visit = visitFake({ buttons, meanwhile: (time) => time === 3 && buttons.push({ name: 'Send' }) });
  await visit.does({ submit: {} });
  expect(visit.did).toEqual(['press Send']);
});

test('the button that the scenario names is pressed, and no other', async () => {
  const visit = visitFake({ buttons: [{ name: 'Submit', here: true }, { name: 'Save draft' }] });
  await visit.does({ submit: 'Save draft' });
  expect(visit.did).toEqual(['press Save draft']);
});

test('two that lead on are listed, and how to say which', async () => {
  const visit = visitFake({ buttons: [{ name: 'Apply' }, { name: 'Continue' }] });
  expect(await failureOf(visit.does({ submit: {} }))).toMatchObject({
    code: 'control-ambiguous',
    message: 'several buttons on /apply could be the way on: “Apply”, “Continue”',
    hint: 'name the one: submit: "…"',
  });
});

test('a page without a way on says what it has', async () => {
  const visit = visitFake({ buttons: [{ name: 'Back' }, { name: 'Print' }] });
  expect(await failureOf(visit.does({ submit: {} }))).toMatchObject({
    code: 'control-not-found',
    message: 'no button on /apply says to lead on; the page offers “Back”, “Print”',
  });
  const empty = visitFake({});
  expect((await failureOf(empty.does({ submit: {} }))).message).toContain('the page has no buttons');
});

/** A form that complains when it is sent; `Send` leads on when nothing is wrong. */
function aForm(...fields: FakeField[]): ReturnType<typeof visitFake> {
  const page: Partial<FakePage> = {
    fields,
    buttons: [{ name: 'Send', submits: true, press: () => send() }],
  };
  const visit = visitFake(page);
  const send = (): void => {
    visit.complain();
    if (visit.page.fields.some(({ error }) => error !== undefined)) return;
    visit.page.path = '/done';
    visit.page.fields = [{ name: 'Search', type: 'search' }];
  };
  return visit;
}

const tenDigits = (value: string): string | undefined =>
  /^\d{10}$/.test(value) ? undefined : 'Enter 10 digits';

test('after complete, what the page refuses is mended once, and sent again', async () => {
  const visit = aForm(
    { name: 'Phone', required: true, refuses: tenDigits },
    { name: 'City', refuses: () => undefined, value: 'Springfield' },
  );
  await visit.does({ complete: {} });
  await visit.does({ submit: {} });
  expect(visit.page.path).toBe('/done');
  expect(visit.did.filter((what) => what === 'press Send')).toHaveLength(2);
});

test('what the page turns out to require is given then', async () => {
  const visit = aForm({ name: 'Name', required: true }, { name: 'Phone' });
  const [, phone] = visit.page.fields;
  await visit.does({ complete: {} });
  if (phone) phone.required = true;
  await visit.does({ submit: {} });
  expect(visit.page.path).toBe('/done');
});

test('a page that refuses twice fails the step, in its own words', async () => {
  const visit = aForm({ name: 'City', required: true, refuses: () => 'Not in our area' });
  await visit.does({ complete: {} });
  expect(await failureOf(visit.does({ submit: {} }))).toMatchObject({
    code: 'expectation-unmet',
    message:
      '“City” on /apply was given “Springfield”, then “Rehearsal”, and the page says “Not in our area”',
  });
});

test('a form that was completed on another page is none of this one’s business', async () => {
  const visit = aForm({ name: 'City', required: true });
  await visit.does({ complete: {} });
  visit.page.path = '/other';
  visit.page.fields = [{ name: 'Phone', required: true }];
  await visit.does({ submit: {} });
  expect(visit.did).toEqual(['give City Springfield', 'press Send']);
});

test('what the scenario itself filled in is left for it to judge', async () => {
  const visit = aForm({ name: 'City', required: true, refuses: () => 'Not in our area', value: 'Nowhere' });
  await visit.does({ submit: {} });
  await visit.does({ complete: {} });
  await visit.does({ submit: {} });
  expect(visit.did).toEqual(['press Send', 'press Send']);
});
