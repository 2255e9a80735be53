import type { Hands } from '../model/index.ts';
import { listForm, type Listed } from './form/index.ts';
import { firstShown, pressFirst } from './shown.ts';

/** What leads to where one signs in, as pages call it, the likeliest first. */
const WAYS_IN = ['Sign in', 'Log in', 'Login', 'Log on', 'Iniciar sesión', 'Ingresar', 'Entrar'];
const WAYS_OUT = ['Sign out', 'Log out', 'Logout', 'Cerrar sesión'];

/** Addresses of pages where an e-mail field is for signing in and for nothing else. */
const SIGN_IN_PAGE = /log-?[io]n|sign-?[io]n|auth|sso|session|ingresar|acceso/i;

/** Where one gives name and password; they may come one after the other, on two pages. */
export interface Entry {
  name?: Listed;
  password?: Listed;
}

/** The fields there are now to sign in with: the name stands before the password, or is the first there is. */
export async function entryOf(hands: Hands): Promise<Entry> {
  const listed = await listForm(hands);
  const at = listed.findIndex(({ field }) => field.type === 'password');
  const names = (at < 0 ? listed : listed.slice(0, at)).filter(isName);
  const stated = names.find(({ asked }) => asked.asks === 'username');
  const name = at < 0 ? (stated ?? names[0]) : names.at(-1);
  const password = listed[at];
  return { ...(name ? { name } : {}), ...(password ? { password } : {}) };
}

function isName({ asked: { asks } }: Listed): boolean {
  return asks === 'username' || asks === 'email' || asks === 'phone';
}

/**
 * Goes to where one signs in: nowhere when the fields are there, else where a link or a button leads.
 * @returns false when the citizen is signed in already.
 * @throws StepFailure `expectation-unmet` when nothing leads there.
 */
export async function goToSignIn(hands: Hands): Promise<boolean> {
  let way: string | undefined;
  let inside = false;
  await hands.until(async () => {
    const { name, password } = await entryOf(hands);
    if (password || (name && (name.asked.asks === 'username' || SIGN_IN_PAGE.test(hands.path()))))
      return undefined;
    way = await firstShown(hands, WAYS_IN);
    inside = way === undefined && (await firstShown(hands, WAYS_OUT)) !== undefined;
    return way !== undefined || inside ? undefined : `nothing on ${hands.path()} leads to signing in`;
  });
  if (inside) return false;
  if (way === undefined) return true;
  await pressFirst(hands, way);
  await hands.settle();
  await hands.until(async () => {
    const { name, password } = await entryOf(hands);
    return name || password
      ? undefined
      : `“${way}” led to ${hands.path()}, where nobody asks for a name or a password`;
  });
  return true;
}
