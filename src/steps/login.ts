import { z } from 'zod';
import { StepFailure, text, type Hands } from '../model/index.ts';
import { phrases, wayOn, type Listed } from './form/index.ts';
import { stepKind } from './kind.ts';
import { newLines } from './lines.ts';
import { entryOf, goToSignIn } from './login-entry.ts';

/** What the button says that signs in, and what it says while the password is still to come. */
const SIGN_IN = phrases('sign in, log in, login, signin, log on, iniciar sesion, ingresar, entrar, acceder');
const GO_ON = phrases('next, continue, siguiente, continuar');

export const login = stepKind({
  example: 'login: { user: "{{ citizen.email }}", password: "{{ citizen.password }}" }',
  about:
    'signs in, with the citizen’s own name and password unless told otherwise; goes to where one signs in first, on one page or two',
  settings: z.strictObject({ user: text.optional(), password: text.optional() }),
  main: 'user',
  title: () => 'login',
  gives: ({ user }) => user,
  async do(hands, { user, password = hands.citizen.identity.password }) {
    if (!hands.path().startsWith('/')) await hands.visit('/');
    if (!(await goToSignIn(hands))) return;
    const first = await entryOf(hands);
    if (first.name) await giveName(hands, first.name, user);
    const field = first.password ?? (await onTheNextPage(hands));
    await field.control.give(password);
    const before = await hands.text();
    await (await wayOn(hands, SIGN_IN)).press();
    await hands.settle();
    await untilInside(hands, before);
  },
});

async function giveName(
  hands: Hands,
  { field, asked, control }: Listed,
  user: string | undefined,
): Promise<void> {
  const { username, email, phone } = hands.citizen.identity;
  const usual =
    field.type === 'email' || asked.asks === 'email' ? email : asked.asks === 'phone' ? phone : username;
  const name = user ?? usual;
  hands.note(field.name, name);
  await control.give(name);
}

/** The name was given; the password is asked for once it is sent. */
async function onTheNextPage(hands: Hands): Promise<Listed> {
  const before = await hands.text();
  await (await wayOn(hands, [...SIGN_IN, ...GO_ON])).press();
  await hands.settle();
  let found: Listed | undefined;
  await hands.until(async () => {
    const { name, password } = await entryOf(hands);
    found = password;
    const complaint = found ? undefined : name?.field.error;
    if (complaint !== undefined) throw refusedBy(hands, complaint);
    return found
      ? undefined
      : `nobody asked for a password on ${hands.path()}${saidSince(before, await hands.text())}`;
  });
  if (!found) throw refusedBy(hands, await hands.alerts());
  return found;
}

/** Signed in is who is not asked for a password any more. */
async function untilInside(hands: Hands, before: string): Promise<void> {
  await hands
    .until(async () => {
      const { name, password } = await entryOf(hands);
      if (!password) return undefined;
      const alerts = await hands.alerts();
      const complaint =
        password.field.error ?? name?.field.error ?? (before.includes(alerts) ? undefined : alerts);
      if (complaint) throw refusedBy(hands, complaint);
      const said = saidSince(before, await hands.text());
      return `${hands.path()} still asks for the password${said}`;
    })
    .catch((error: unknown) => {
      if (!(error instanceof StepFailure) || error.code !== 'expectation-unmet' || error.hint !== undefined)
        throw error;
      throw new StepFailure(error.code, `could not sign in: ${error.message}`, HINT);
    });
}

const HINT =
  'the account may be missing: let the run create accounts (“accounts” in the target’s file, see docs/accounts.md), or say who signs in: login: { user: "…", password: "…" }';

function refusedBy(hands: Hands, complaint: string): StepFailure {
  return new StepFailure(
    'expectation-unmet',
    `could not sign in on ${hands.path()}: the page says “${complaint}”`,
    HINT,
  );
}

function saidSince(before: string, now: string): string {
  const lines = newLines(before, now).join(' ').slice(0, 200);
  return lines === '' ? '' : `; the page says “${lines}”`;
}
