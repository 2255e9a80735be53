import { expect, test } from '@playwright/test';
import { visitFake, type FakeField } from '../../support/fake-hands.ts';
import { failureOf } from '../../support/failure-of.ts';

const required = (name: string, more: Partial<FakeField> = {}): FakeField => ({
  name,
  required: true,
  ...more,
});

test('what is required and empty is filled from who the citizen is, and noted', async () => {
  const visit = visitFake({
    fields: [
      required('First name'),
      required('Email', { type: 'email', value: 'mine@example.org' }),
      required('State', { widget: 'select', options: ['Iowa', 'Ohio'] }),
      { name: 'Middle name' },
      required('I certify that this is true', { widget: 'checkbox' }),
      required('Transcript', { widget: 'file', accept: '.pdf' }),
    ],
  });
  await visit.does({ complete: {} });
  expect(visit.did).toEqual([
    'give First name Ada',
    'give State Ohio',
    'set I certify that this is true on',
    'attach Transcript /made/transcript.pdf',
  ]);
  expect(visit.noted).toEqual({
    'First name': 'Ada',
    State: 'Ohio',
    'I certify that this is true': 'yes',
    Transcript: 'transcript.pdf',
  });
});

test('a page on which nothing is missing is left as it is', async () => {
  const visit = visitFake({ fields: [required('Name', { value: 'Somebody' }), { name: 'Phone' }] });
  await visit.does({ complete: {} });
  expect(visit.did).toEqual([]);
});

test('a form that marks nothing is filled in as a whole, but for what is optional or beside it', async () => {
  const visit = visitFake({
    fields: [
      { name: 'Search', type: 'search' },
      { name: 'Full name' },
      { name: 'Phone (optional)' },
      { name: 'Send me the newsletter', widget: 'checkbox' },
      { name: 'I agree to the terms', widget: 'checkbox' },
      { name: 'Promo code' },
    ],
  });
  await visit.does({ complete: {} });
  expect(visit.did).toEqual(['give Full name Ada Example', 'set I agree to the terms on']);
});

test('optional fields are filled when the scenario says so', async () => {
  const visit = visitFake({ fields: [required('City'), { name: 'Phone (optional)' }] });
  await visit.does({ complete: { optional: true } });
  expect(visit.did).toHaveLength(2);
});

test('only one part of the page is filled in', async () => {
  const visit = visitFake({
    fields: [required('City', { group: 'Home address' }), required('City', { group: 'Work address' })],
  });
  await visit.does({ complete: 'Home address' });
  expect(visit.noted).toEqual({ 'Home address: City': 'Springfield' });
});

test('a part of the page that is not there is complained about', async () => {
  const visit = visitFake({ fields: [required('City', { group: 'Home address' })] });
  const failure = await failureOf(visit.does({ complete: 'Hoem address' }));
  expect(failure.message).toBe('nothing is to be filled in under “Hoem address” on /apply');
});

test('answers of the scenario go before the citizen’s own, whether required or not', async () => {
  const visit = visitFake({
    fields: [
      required('Annual household income'),
      { name: 'Middle name' },
      { name: 'Smoker', widget: 'checkbox', value: 'on' },
    ],
  });
  await visit.does({
    complete: { with: { 'Annual household income': 12_000, 'middle name': 'May', smoker: 'no' } },
  });
  expect(visit.did).toEqual(['give Annual household income 12000', 'give Middle name May', 'set Smoker ']);
});

test('an answer for a field that is not there is refused with the nearest', async () => {
  const visit = visitFake({ fields: [required('Annual income')] });
  const failure = await failureOf(visit.does({ complete: { with: { 'Anual incme': '1' } } }));
  expect(failure).toMatchObject({
    code: 'control-not-found',
    message:
      '“with” has an answer for “Anual incme”, but no field of that name is on /apply; it has Annual income',
    hint: 'did you mean “Annual income”?',
  });
});

test('questions that an answer brings up are answered too', async () => {
  const fields: FakeField[] = [
    required('Do you work?', { widget: 'radio-group', options: ['No', 'Yes'] }),
    required('Employer', { when: () => fields[0]?.value === 'Yes' }),
    required('Why not?', { when: () => fields[0]?.value === 'No' }),
    required('County', { widget: 'select', options: [], when: () => fields[0]?.value !== undefined }),
  ];
  const visit = visitFake({
    fields,
    meanwhile: (time) =>
      time === 3 && fields.forEach((field) => field.name === 'County' && (field.options = ['Lake'])),
  });
  await visit.does({ complete: {} });
  expect(visit.did).toEqual([
    'give Do you work? Yes',
    `give Employer ${visit.citizen.identity.employer}`,
    'give County Lake',
  ]);
});

test('a list that never has anything to choose from is complained about', async () => {
  const visit = visitFake({ fields: [required('County', { widget: 'select' })] });
  const failure = await failureOf(visit.does({ complete: {} }));
  expect(failure.message).toBe('“County” has nothing to choose from on /apply');
});

test('a form without end is given up', async () => {
  const fields: FakeField[] = [];
  const more = (n: number): FakeField =>
    required(`Question ${n}`, { widget: 'radio-group', options: ['Yes', 'No'] });
  const visit = visitFake({ fields });
  const list = visit.hands.fields;
  visit.hands.fields = (within) => {
    if (fields.every(({ value }) => value !== undefined)) fields.push(more(fields.length));
    return list(within);
  };
  const failure = await failureOf(visit.does({ complete: {} }));
  expect(failure.message).toMatch(/^the form on \/apply does not end: it still asks for “Question \d+”$/);
});

test('what confirms another field is given the same', async () => {
  const visit = visitFake({
    fields: [
      required('Email', { value: 'mine@example.org' }),
      required('Confirm email'),
      required('Password', { type: 'password', pattern: '[a-z]{8}' }),
      required('Repeat password', { type: 'password' }),
    ],
  });
  await visit.does({ complete: {} });
  expect(visit.valueOf('Confirm email')).toBe('mine@example.org');
  expect(visit.valueOf('Repeat password')).toBe(visit.valueOf('Password'));
});

test('one box of a group that wants one is ticked', async () => {
  const box = (name: string): FakeField => ({
    name,
    group: 'Benefits (select at least one)',
    widget: 'checkbox',
  });
  const visit = visitFake({ fields: [required('Name'), box('SNAP'), box('WIC'), box('None of the above')] });
  await visit.does({ complete: {} });
  expect(visit.did).toHaveLength(2);
  expect(visit.did[1]).toMatch(/^set (SNAP|WIC) on$/);
});

test('a complaint is read and answered with another value, once', async () => {
  const visit = visitFake({
    live: true,
    fields: [
      required('Phone', { refuses: (value) => (/^\d{10}$/.test(value) ? undefined : 'Enter 10 digits') }),
    ],
  });
  await visit.does({ complete: {} });
  expect(visit.did).toEqual(['give Phone (212) 555-0100', expect.stringMatching(/^give Phone \d{10}$/)]);
});

test('a page that goes on complaining fails the step, in its own words', async () => {
  const visit = visitFake({
    live: true,
    fields: [required('City', { refuses: () => 'We do not serve this city' })],
  });
  const failure = await failureOf(visit.does({ complete: {} }));
  expect(failure).toMatchObject({
    code: 'expectation-unmet',
    message:
      '“City” on /apply was given “Springfield”, then “Rehearsal”, and the page says “We do not serve this city”',
    hint: 'say what it takes: complete: { with: { "City": "…" } }',
  });
});

test('what a page said before is no answer to what is given now', async () => {
  const visit = visitFake({
    fields: [required('City', { error: 'Enter a city' }), { name: 'Phone', error: 'Enter a phone' }],
  });
  await visit.does({ complete: {} });
  expect(visit.did).toEqual(['give City Springfield', 'give Phone (212) 555-0100']);
});

test('nobody but a person solves a captcha or has the code that was sent', async () => {
  const captcha = visitFake({ fields: [required('Name'), { name: 'I’m not a robot', widget: 'checkbox' }] });
  expect(await failureOf(captcha.does({ complete: {} }))).toMatchObject({
    message:
      '“I’m not a robot” on /apply is to tell people from programs, and a synthetic citizen is a program',
    hint: 'ask the owner of the service for a switch or a test key that turns it off for rehearsals',
  });
  const code = visitFake({ fields: [required('Code', { autocomplete: 'one-time-code' })] });
  expect((await failureOf(code.does({ complete: {} }))).message).toContain(
    'asks for a code that was sent to somebody',
  );
  const given = visitFake({ fields: [required('Code', { autocomplete: 'one-time-code' })] });
  await given.does({ complete: { with: { Code: '123456' } } });
  expect(given.valueOf('Code')).toBe('123456');
});

test('an upload of something that no citizen has is complained about', async () => {
  const visit = visitFake({ fields: [required('Spreadsheet', { widget: 'file', accept: '.xlsx' })] });
  const failure = await failureOf(visit.does({ complete: {} }));
  expect(failure.message).toBe(
    'could not tell what to give the file “Spreadsheet” on /apply; it takes .xlsx',
  );
});

test('an upload of something that no citizen has is left alone where nobody requires it', async () => {
  const visit = visitFake({
    fields: [required('Name'), { name: 'Spreadsheet', widget: 'file', accept: '.xlsx' }],
  });
  await visit.does({ complete: { optional: true } });
  expect(visit.did).toEqual(['give Name Ada Example']);
});

test('a list that shows what it offers when it is open is opened first', async () => {
  const list: FakeField = required('Department', {
    widget: 'combobox',
    press: () => (list.options = ['Housing', 'Other']),
  });
  const visit = visitFake({ fields: [list] });
  await visit.does({ complete: {} });
  expect(visit.did).toEqual(['press Department', 'give Department Housing']);
});

test('a number that is split over several fields is given in pieces, never in pieces of two numbers', async () => {
  const piece = (name: string, maxLength: number): FakeField =>
    required(name, { group: 'Social Security number', maxLength });
  const pieces = [piece('First three', 3), piece('Middle two', 2), piece('Last four', 4)];
  const visit = visitFake({ fields: pieces });
  await visit.does({ complete: {} });
  expect(visit.did.map((what) => what.split(' ').at(-1)).join('-')).toBe(visit.citizen.identity.ssn);
  const strict = visitFake({
    live: true,
    fields: pieces.map((field) => ({ ...field, value: '', refuses: () => 'Not valid' })),
  });
  const failure = await failureOf(strict.does({ complete: {} }));
  expect(failure.message).toContain('and the page says “Not valid”');
  expect(strict.did).toHaveLength(3);
});

test('the same citizen fills in the same form the same way', async () => {
  const lists = ['Colour', 'Shape', 'Size'].map((name) =>
    required(name, { widget: 'select', options: ['A', 'B', 'C', 'D'] }),
  );
  const once = async (chance: number): Promise<string[]> => {
    const visit = visitFake({ fields: lists.map((field) => ({ ...field })) }, { chance });
    await visit.does({ complete: {} });
    return visit.did;
  };
  expect(await once(0.1)).toEqual(await once(0.1));
  expect(await once(0.1)).not.toEqual(await once(0.6));
});
