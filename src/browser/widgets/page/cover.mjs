// What lies over a control, and how a person gets rid of it. Runs in the page.
import { handleOf } from './handle.mjs';
import { everywhere, holds, isShown, labelsOf, nameOf, onTopAt, parentOf } from './see.mjs';

const BUTTON = 'button, [role=button], input[type=button], input[type=submit], a';
const DIALOG = 'dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]';
const CONSENT = '[id*=cookie i], [class*=cookie i], [id*=consent i], [class*=consent i]';

/**
 * Words of buttons that make a notice go away, those first that give nothing away: English, Spanish, German, French.
 * A question (“OK / Cancel”) is answered with no.
 */
const WORDS = [
  /\b(?:reject|decline|refuse|deny|ablehnen|rechazar|refuser)\b|\b(?:only|nur|solo|sólo)\b.*\b(?:necessary|essential|required|notwendige|erforderliche|necesarias)\b|\b(?:necessary|essential|required)\b.*\bonly\b/iu,
  /^(?:close|dismiss|hide|schließen|cerrar|fermer)(?: (?:this|the))?(?: (?:dialog|window|banner|message|notice|notification|popup|modal|alert|tour))?$|^[×✕✖✗x]$|^(?:no,? thanks?|not now|maybe later|skip|no, gracias|nein,? danke|non,? merci)$/iu,
  /^(?:cancel|abbrechen|cancelar|annuler)$/iu,
  /^(?:ok|okay|got it|i understand|understood|verstanden|entendido|compris|d'accord)[.!]?$/iu,
  /\b(?:accept|agree|allow|akzeptieren|zustimmen|aceptar|accepter)\b/iu,
];
const LONGEST = 40;

/**
 * What lies over a control: the largest element that does not hold the control itself.
 * @param {Element} control
 * @returns {Element | undefined} also when the control is out of sight
 */
function coverOf(control) {
  const handle = handleOf(control);
  const { left, right, top, bottom } = handle.getBoundingClientRect();
  const hit = onTopAt((left + right) / 2, (top + bottom) / 2);
  const own = [handle, control, ...labelsOf(control)];
  if (!hit || holds(hit, handle) || own.some((one) => holds(one, hit))) return undefined;
  let cover = hit;
  for (let one = parentOf(hit); one && !holds(one, handle); one = parentOf(one)) cover = one;
  return cover;
}

/**
 * Whether a press on a control reaches the box around it instead, as the page wants it: a field that lets the pointer
 * through, in a box that opens a list (SurveyJS).
 * @param {Element} control
 */
export function isThrough(control) {
  if (getComputedStyle(control).pointerEvents !== 'none') return false;
  const { left, right, top, bottom } = control.getBoundingClientRect();
  const hit = onTopAt((left + right) / 2, (top + bottom) / 2);
  return hit !== null && hit !== control && holds(hit, control);
}

/**
 * The notices to look for a button in: what covers the control, and dialogs beside it, since a cover may be only the
 * shade behind one. Of a whole page: its dialogs and its consent banners.
 * @param {Element} control
 * @returns {Element[]}
 */
function noticesOver(control) {
  const cover = control === document.documentElement ? undefined : coverOf(control);
  if (!cover && control !== document.documentElement) return [];
  const dialogs = everywhere(document, cover ? DIALOG : `${DIALOG}, ${CONSENT}`).filter(
    (dialog) => isShown(dialog) && (!cover || !holds(dialog, control)),
  );
  return cover ? [cover, ...dialogs] : dialogs;
}

/**
 * The button that makes what covers a control go away.
 * @param {Element} control a control, or the whole page (`html`) when it is one that lies in a frame of it
 * @param {{ whole?: boolean, but: string[] }} options `whole`: the page itself is the notice; `but`: names of
 *   buttons that were pressed already
 * @returns {Element | undefined}
 */
export function dismissalOf(control, { whole, but }) {
  const notices = whole ? [control] : noticesOver(control);
  const ranked = notices.flatMap((notice) =>
    [...everywhere(notice, BUTTON)].filter(isShown).map((button) => ({ button, rank: rankOf(button, but) })),
  );
  const best = ranked.filter(({ rank }) => rank >= 0).toSorted((a, b) => a.rank - b.rank);
  return best[0]?.button;
}

/**
 * Frames that cover a control: consent is often asked from one.
 * @param {Element} control
 * @returns {Element[]}
 */
export function framesOver(control) {
  return noticesOver(control).flatMap((notice) =>
    [...(notice.localName === 'iframe' ? [notice] : []), ...everywhere(notice, 'iframe')].filter(isShown),
  );
}

/**
 * @param {Element} button
 * @param {string[]} but
 */
function rankOf(button, but) {
  const name = nameOf(button);
  if (name.length > LONGEST || but.includes(name)) return -1;
  return WORDS.findIndex((words) => words.test(name));
}
