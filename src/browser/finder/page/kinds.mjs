// What kind of control an element is, and for which intents it comes into question.
import { isDrawn, isSeen } from './sight.mjs';
import { allShownIn } from './tree.mjs';
import { folded } from './words.mjs';

/** @typedef {import('../../../model/index.ts').Widget} Widget */
/** @typedef {import('../../../model/index.ts').Intent} Intent */

/** Everything that may be a control. */
export const CONTROLS = [
  'button, a, input:not([type=hidden]), select, textarea, summary, fieldset, iframe',
  '[role], [contenteditable]:not([contenteditable=false])',
].join(', ');

/** @type {ReadonlyMap<string, Widget>} */
const BY_TYPE = new Map([
  ['number', 'number'],
  ['date', 'date'],
  ['month', 'date'],
  ['week', 'date'],
  ['datetime-local', 'date'],
  ['time', 'time'],
  ['range', 'slider'],
  ['checkbox', 'checkbox'],
  ['radio', 'radio'],
  ['file', 'file'],
  ['submit', 'button'],
  ['button', 'button'],
  ['reset', 'button'],
  ['image', 'button'],
]);

/** @type {ReadonlyMap<string, Widget>} */
const BY_ROLE = new Map([
  ['button', 'button'],
  ['link', 'link'],
  ['tab', 'tab'],
  ['menuitem', 'menu-item'],
  ['menuitemcheckbox', 'menu-item'],
  ['menuitemradio', 'menu-item'],
  ['option', 'option'],
  ['treeitem', 'other'],
  ['gridcell', 'other'],
  ['checkbox', 'checkbox'],
  ['switch', 'switch'],
  ['radio', 'radio'],
  ['radiogroup', 'radio-group'],
  ['group', 'radio-group'],
  ['textbox', 'editor'],
  ['searchbox', 'text'],
  ['spinbutton', 'number'],
  ['slider', 'slider'],
  ['combobox', 'combobox'],
  ['listbox', 'listbox'],
]);

const PICKER = '[class*="date-picker" i], [class*="datepicker" i], [class*="flatpickr" i]';
const DATE_SHAPE = /^(?:[dmyjta]{2,4}|_{2,4})\s?[/.-]\s?(?:[dmyjta]{2,4}|_{2,4})\s?[/.-]/i;

/**
 * What kind of control an element is; undefined for one that is none. A group is a `radio-group` until somebody looks
 * what is in it (`groupKind`).
 * @param {Element} element
 * @returns {Widget | undefined}
 */
export function widgetOf(element) {
  const [role = ''] = (element.getAttribute('role') ?? '').trim().split(' ');
  if (element instanceof HTMLInputElement) return ofInput(element, role);
  const tag = element.localName;
  if (tag === 'select') return 'select';
  if (tag === 'textarea') return role === 'combobox' ? 'combobox' : 'text';
  const edited = element.getAttribute('contenteditable');
  if (edited !== null && edited !== 'false') return role === 'combobox' ? 'combobox' : 'editor';
  if (tag === 'button' && /^(?:|button)$/.test(role)) {
    return element.getAttribute('aria-haspopup') === 'listbox' ? 'combobox' : 'button';
  }
  if (role !== '') return BY_ROLE.get(role) ?? nativeKind(element);
  return nativeKind(element);
}

/**
 * @param {Element} element
 * @returns {Widget | undefined}
 */
function nativeKind(element) {
  if (element.localName === 'a') return element.matches('[href], [*|href]') ? 'link' : undefined;
  if (element.localName === 'summary') return 'button';
  if (element.localName === 'fieldset') return 'radio-group';
  if (element instanceof HTMLIFrameElement) return isEditorFrame(element) ? 'editor' : undefined;
  return element.localName === 'button' ? 'button' : undefined;
}

/**
 * @param {HTMLInputElement} input
 * @param {string} role
 * @returns {Widget}
 */
function ofInput(input, role) {
  if (role === 'switch') return 'switch';
  const kind = BY_TYPE.get(input.type);
  if (kind) return role === 'combobox' ? 'combobox' : kind;
  if (
    role === 'combobox' ||
    input.hasAttribute('list') ||
    input.getAttribute('aria-haspopup') === 'listbox'
  ) {
    return 'combobox';
  }
  if (input.hasAttribute('aria-autocomplete') && input.hasAttribute('aria-controls')) return 'combobox';
  if (role === 'spinbutton') return 'number';
  if (input.parentElement?.closest('[role=combobox]')) return 'combobox';
  const isDate = DATE_SHAPE.test(input.placeholder) || /\bbday$/.test(input.autocomplete);
  return isDate || input.parentElement?.closest(PICKER) || input.matches(PICKER) ? 'date' : 'text';
}

/**
 * Editors such as TinyMCE write in the page of a frame.
 * @param {HTMLIFrameElement} frame
 */
export function isEditorFrame(frame) {
  const page = frame.contentDocument;
  return page !== null && (page.designMode === 'on' || page.body?.isContentEditable);
}

/** Words for the parts of a date: day, month, year. */
const DATE_PARTS = [
  /^(?:d|dd|day|tt|tag|dia|jour)$/,
  /^(?:m|mm|month|monat|mes|mois)$/,
  /^(?:y|yy|yyyy|year|jj|jjjj|jahr|ano|aaaa|annee)$/,
];

/**
 * What a group is as one control: radio buttons of one question, or the parts of a date. Undefined for any other.
 * @param {Element} group
 * @returns {Widget | undefined}
 */
export function groupKind(group) {
  const radios = radiosIn(group);
  if (radios.length > 1) {
    const names = new Set(radios.map((radio) => radio.getAttribute('name') ?? ''));
    return names.size === 1 ? 'radio-group' : undefined;
  }
  const fields = allShownIn(group, 'input:not([type=hidden]), select, [role=spinbutton]');
  // Form.io puts a transparent field beside its lists, for the browser to fill in.
  const parts = fields.filter((field) => isSeen(field) && !isDrawn(field));
  const kinds = new Set(parts.map(datePart));
  return parts.length > 1 && kinds.size === parts.length && !kinds.has(-1) ? 'date-parts' : undefined;
}

/**
 * Which part of a date a field is, -1 for none.
 * @param {Element} part
 */
function datePart(part) {
  if (part instanceof HTMLInputElement && !/^(?:text|number|tel)$/.test(part.type)) return -1;
  const label = /** @type {HTMLInputElement} */ (part).labels?.[0]?.textContent;
  const said = [
    label,
    part.getAttribute('aria-label'),
    part.getAttribute('placeholder'),
    part.getAttribute('name'),
    part.id,
  ];
  const words = said.flatMap((text) => (text ?? '').split(/[^\p{L}]+|(?=\p{Lu}\p{Ll})/u)).map(folded);
  return DATE_PARTS.findIndex((kind) => words.some((word) => kind.test(word)));
}

/** @type {ReadonlySet<Widget>} */
const PRESSED = new Set(['button', 'link', 'tab', 'menu-item', 'option', 'checkbox', 'radio', 'switch']);
/** @type {ReadonlySet<Widget>} */
const FILLED = new Set([
  'text',
  'number',
  'date',
  'time',
  'slider',
  'editor',
  'select',
  'listbox',
  'combobox',
]);
/** @type {ReadonlySet<Widget>} */
const GROUPS = new Set(['radio-group', 'date-parts']);
/** @type {ReadonlySet<Widget>} */
const CHECKED = new Set(['checkbox', 'switch', 'radio']);

/** @param {Widget} widget */
export function isField(widget) {
  return FILLED.has(widget) || CHECKED.has(widget) || widget === 'file';
}

/** @param {Widget} widget */
export function isGroup(widget) {
  return GROUPS.has(widget);
}

/**
 * How likely it is that somebody with this intent means such a control: 0 most, undefined not at all.
 * @param {Intent} intent
 * @param {Widget} widget
 * @param {Element} element
 * @returns {number | undefined}
 */
export function likely(intent, widget, element) {
  if (intent === 'press')
    return PRESSED.has(widget) ? 0 : GROUPS.has(widget) ? undefined : FILLED.has(widget) ? 2 : 1;
  if (intent === 'upload') {
    if (widget === 'file') return 0;
    return widget === 'drop-zone' || PRESSED.has(widget) ? 1 : undefined;
  }
  if (intent === 'check') {
    if (CHECKED.has(widget)) return 0;
    const role = element.getAttribute('role') ?? '';
    return element.hasAttribute('aria-pressed') || /^(?:menuitem(?:checkbox|radio)|option)$/.test(role)
      ? 1
      : undefined;
  }
  if (FILLED.has(widget)) return isPopup(element, widget) ? 3 : 0;
  if (GROUPS.has(widget)) return 1;
  if (CHECKED.has(widget)) return 2;
  return intent === 'see' ? 1 : undefined;
}

/**
 * The list that belongs to a combobox has its name, and is no control beside it.
 * @param {Element} element
 * @param {Widget} widget
 */
function isPopup(element, widget) {
  if (widget !== 'listbox' || element.id === '') return false;
  const id = JSON.stringify(element.id);
  const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  return root.querySelector(`[aria-controls~=${id}], [aria-owns~=${id}]`) !== null;
}

/**
 * The radio button a person means by a label lies in the group; used to tell what a group offers.
 * @param {Element} group
 */
export function radiosIn(group) {
  return allShownIn(group, 'input[type=radio], [role=radio]');
}
