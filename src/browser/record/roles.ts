/** ARIA roles of what is pressed. */
export const PRESSED: ReadonlySet<string> = new Set([
  'button',
  'link',
  'tab',
  'menuitem',
  'menuitemcheckbox',
  'menuitemradio',
  'option',
  'checkbox',
  'radio',
  'switch',
  'treeitem',
]);

/** Of what stands on or off. */
export const CHECKED: ReadonlySet<string> = new Set(['checkbox', 'radio', 'switch']);

/** Of what takes a value. */
export const FIELDS: ReadonlySet<string> = new Set([
  'textbox',
  'searchbox',
  'spinbutton',
  'combobox',
  'slider',
  'listbox',
]);

/** Of a line, row or card of many: it is called by what it says. */
export const ROWS: ReadonlySet<string> = new Set(['row', 'listitem', 'article']);

export const DIALOGS: ReadonlySet<string> = new Set(['dialog', 'alertdialog']);

/** Of what holds other things together under a name. */
export const GROUPS: ReadonlySet<string> = new Set(['group', 'radiogroup']);

/** Of a part of a page that a person would name. */
export const REGIONS: ReadonlySet<string> = new Set([
  ...ROWS,
  ...DIALOGS,
  ...GROUPS,
  'region',
  'form',
  'tabpanel',
  'table',
  'grid',
  'list',
  'figure',
  'navigation',
  'complementary',
  'search',
  'menu',
  'listbox',
]);
