import { expect, test } from '@playwright/test';
import { failureOf } from '../../support/failure-of.ts';
import { visitFake, type FakeField, type FakePage } from '../../support/fake-hands.ts';

const HINT =
  'the account may be missing: let the run create accounts (“accounts” in the target’s file, see docs/accounts.md), or say who signs in: login: { user: "…", password: "…" }';
const name = (more: Partial<FakeField> = {}): FakeField => ({ name: 'Username', ...more });
const secret: FakeField = { name: 'Password', type: 'password' };

/** A page to sign in on; what happens when the button is pressed. */
function signIn(fields: FakeField[], press: (page: FakePage) => void): ReturnType<typeof visitFake> {
  const visit = visitFake({
    path: '/signin',
    fields: fields.map((field) => ({ ...field })),
    buttons: [
      { name: 'Search', submits: true },
      { name: 'Sign in', submits: true, here: true, press: () => press(visit.page) },
    ],
  });
  return visit;
}
const inside = (page: FakePage): void => void (page.fields = []);

test('a citizen signs in with their own name and password', async () => {
  const visit = signIn([name(), secret], inside);
  const { username, password } = visit.citizen.identity;
  await visit.does({ login: {} });
  expect(visit.did).toEqual([`give Username ${username}`, `give Password ${password}`, 'press Sign in']);
  expect(visit.noted).toEqual({ Username: username });
});

test('where an e-mail address is asked for, that is the name', async () => {
  const visit = signIn([name({ name: 'Your login', type: 'email' }), secret], inside);
  await visit.does({ login: {} });
  expect(visit.valueOf('Your login')).toBeUndefined();
  expect(visit.did[0]).toBe('give Your login ada.1@example.org');
});

test('the scenario says who signs in', async () => {
  const visit = signIn([name(), secret], inside);
  await visit.does({ login: { user: 'clerk', password: 'letmein' } });
  expect(visit.did).toEqual(['give Username clerk', 'give Password letmein', 'press Sign in']);
});

test('from nowhere a citizen goes to the front page, and from there to where one signs in', async () => {
  const visit = visitFake({ path: 'about:blank' });
  visit.page.buttons = [
    {
      name: 'Log in',
      press: () => (
        (visit.page.fields = [name(), { ...secret }]),
        (visit.page.buttons = [{ name: 'Log in', submits: true, press: () => inside(visit.page) }])
      ),
    },
  ];
  await visit.does({ login: {} });
  expect(visit.did.slice(0, 2)).toEqual(['visit /', 'press Log in']);
  expect(visit.did).toHaveLength(5);
});

test('the newsletter of the front page is not where one signs in, and the first of several ways is taken', async () => {
  const visit = visitFake({ path: '/', fields: [{ name: 'Email', type: 'email' }] });
  const open = (): void => {
    visit.page.path = '/signin';
    visit.page.fields = [name({ name: 'Email', type: 'email' }), { ...secret }];
    visit.page.buttons = [{ name: 'Continue', submits: true, press: () => inside(visit.page) }];
  };
  visit.page.buttons = [{ name: 'Sign in', press: open }, { name: 'Sign in' }];
  await visit.does({ login: {} });
  expect(visit.did[0]).toBe('press Sign in');
  expect(visit.did.at(-1)).toBe('press Continue');
});

test('name and password may be asked for on two pages', async () => {
  const visit = visitFake({ path: '/login', fields: [name()] });
  visit.page.buttons = [{ name: 'Next', submits: true, press: () => second() }];
  const second = (): void => {
    visit.page.fields = [{ ...secret }];
    visit.page.buttons = [{ name: 'Log in', submits: true, press: () => inside(visit.page) }];
  };
  const { username, password } = visit.citizen.identity;
  await visit.does({ login: {} });
  expect(visit.did).toEqual([
    `give Username ${username}`,
    'press Next',
    `give Password ${password}`,
    'press Log in',
  ]);
});

test('a name that the service does not know fails with what the page says', async () => {
  const visit = visitFake({ path: '/login', fields: [name()] });
  visit.page.buttons = [
    {
      name: 'Next',
      submits: true,
      press: () => visit.page.fields[0] && (visit.page.fields[0].error = 'No such account'),
    },
  ];
  expect(await failureOf(visit.does({ login: {} }))).toMatchObject({
    code: 'expectation-unmet',
    message: 'could not sign in on /login: the page says “No such account”',
    hint: HINT,
  });
});

test('a wrong password fails with what the page says, in an alert or anywhere', async () => {
  const alert = signIn([name(), secret], (page) => (page.alert = 'Wrong password'));
  expect(await failureOf(alert.does({ login: {} }))).toMatchObject({
    message: 'could not sign in on /signin: the page says “Wrong password”',
    hint: HINT,
  });
  const field = signIn([name(), secret], (page) => page.fields[1] && (page.fields[1].error = 'Too short'));
  expect((await failureOf(field.does({ login: {} }))).message).toContain('the page says “Too short”');
  const plain = signIn([name(), secret], (page) => (page.text = 'Sorry, try again.'));
  expect(await failureOf(plain.does({ login: {} }))).toMatchObject({
    message: 'could not sign in: /signin still asks for the password; the page says “Sorry, try again.”',
    hint: HINT,
  });
});

test('who is signed in already does nothing', async () => {
  const visit = visitFake({ path: '/', buttons: [{ name: 'Sign out' }] });
  await visit.does({ login: {} });
  expect(visit.did).toEqual([]);
});

test('a page that leads nowhere is complained about', async () => {
  const failure = await failureOf(visitFake({ path: '/' }).does({ login: {} }));
  expect(failure.message).toBe('nothing on / leads to signing in');
});
