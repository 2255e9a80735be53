import { longestSaid, phrases, plain } from './words.ts';

/** What buttons say that send a form or lead on; English, then Spanish. */
const ON = phrases(`
  submit, send, apply, continue, next, save, proceed, finish, complete, confirm, done, ok, agree, accept, pay, place order,
  sign up, register, create account, log in, login, sign in, file, request, start, verify, update, yes, go, claim, order
  enviar, continuar, siguiente, guardar, finalizar, terminar, confirmar, pagar, solicitar, presentar, registrarse,
  crear cuenta, iniciar sesion, entrar, ingresar, aceptar, comenzar`);

/** What buttons begin with that lead back, aside, or change the form: never the way on. */
const ASIDE = phrases(`
  back, go back, previous, cancel, reset, clear, delete, remove, add, edit, change, search, find, look up, print, download,
  upload, browse, choose, select, save draft, save as draft, save for later, save and exit, save and finish later, exit,
  sign out, log out, logout, close, menu, help, subscribe, sign up for, show, hide, chat, preview, copy, skip, toggle, open,
  decline, reject, language, cookie, cookies, accept cookies, accept all cookies, accept all, need help
  atras, volver, anterior, cancelar, borrar, eliminar, agregar, anadir, editar, cambiar, buscar, imprimir, descargar, subir,
  cerrar, salir, ayuda, guardar borrador, rechazar, aceptar cookies`);

/** Whether a button says that it sends the form or leads on. */
export function leadsOn(name: string): boolean {
  return longestSaid(plain(name), ON) !== undefined;
}

/** By how it begins: “Back to results” does; “Save and go back” is left to whoever names it. */
export function leadsAside(name: string): boolean {
  const words = `${plain(name)} `;
  return ASIDE.some((phrase) => words.startsWith(`${phrase} `));
}
