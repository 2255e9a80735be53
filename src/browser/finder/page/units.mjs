// The parts a page is made of, as somebody sees them: rows, cards, sections, forms, dialogs.

const UNITS = [
  'tr, li, article, section, aside, nav, fieldset, form, dialog, details, [role=row], [role=listitem], [role=article]',
  '[role=region], [role=group], [role=radiogroup], [role=dialog], [role=alertdialog], [role=tabpanel], [role=form]',
].join(', ');
const ROWS = 'tr, li, [role=row], [role=listitem]';
const NO_UNIT = /^(?:td|th|dt|dd|span|a|b|i|em|strong|label|p|thead|tbody|body|html|option)$/;
const INTERACTIVE =
  'a[href], button, input:not([type=hidden]), select, textarea, iframe, [role=button], [role=link], [contenteditable]';

/**
 * Whether something can be done in it.
 * @param {Element} element
 */
export function holdsControl(element) {
  if (element.shadowRoot || element.querySelector(INTERACTIVE)) return true;
  return [...element.querySelectorAll('*')].some(({ shadowRoot }) => shadowRoot);
}

/**
 * Whether an element is a unit of the page to read, though there may be nothing to do in it.
 * @param {Element} element
 */
export function isPassage(element) {
  return element.matches(UNITS) || isUnit(element);
}

/**
 * Whether an element is a unit of the page to do something in: by what it is, or because others like it stand beside it. A row of plain
 * text among such rows is part of something larger.
 * @param {Element} element
 */
export function isUnit(element) {
  if (NO_UNIT.test(element.localName)) return false;
  if (holdsControl(element)) return element.matches(UNITS) || twinsOf(element).length > 0;
  return element.matches(ROWS) && twinsOf(element).some(holdsControl);
}

/**
 * The elements of the same kind beside one: with a class in common, or all without.
 * @param {Element} element
 */
function twinsOf(element) {
  const { classList, localName } = element;
  // Not by `children`: a form has its field of that name there.
  const siblings = element.parentElement?.querySelectorAll(':scope > *') ?? [];
  return [...siblings].filter((other) => {
    if (other === element || other.localName !== localName) return false;
    const isPlain = classList.length === 0 && other.classList.length === 0;
    return isPlain || [...classList].some((one) => other.classList.contains(one));
  });
}
