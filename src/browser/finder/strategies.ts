import type { Frame, Locator } from 'playwright';

/** What the citizen wants to do with the control. */
export type Intent = 'press' | 'fill' | 'upload';

/** One way to look for a control; tried in order, the first with a match that can be used wins. */
export interface Strategy {
  how: string;
  locate(frame: Frame, name: string): Locator;
  /** Also controls that nobody sees: a file input is hidden behind a styled button more often than not. */
  hidden?: true;
  /** Text alone is no control: it must also look like something to press. */
  looks?: 'pressable';
  /** Decides between several matches: the one that is called so to the letter. Finds nothing that this one misses. */
  closer?: Strategy;
}

const PRESSABLE = ['button', 'link', 'tab', 'menuitem', 'checkbox', 'radio', 'option', 'switch'] as const;
const FILLABLE = ['textbox', 'combobox', 'searchbox', 'spinbutton', 'listbox', 'slider'] as const;
const FIELD = [
  'input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image], [type=file])',
  'select, textarea, [contenteditable]:not([contenteditable=false])',
  '[role=textbox], [role=searchbox], [role=combobox], [role=spinbutton], [role=slider], [role=listbox]',
].join(', ');
const UPLOAD = 'input[type=file]';
const INTERACTIVE = `${FIELD}, ${UPLOAD}, input, button, a, summary, [role], [tabindex]`;

type Roles = readonly Parameters<Frame['getByRole']>[0][];
/** As a whole (to the letter, where several are), or by some of its words. */
type Closeness = Record<'whole' | 'words', Strategy>;

/** How to look by role and accessible name; the name of a list is without its options, unlike its label's text. */
function byName(roles: Roles): Closeness {
  const any = (frame: Frame, name: string | RegExp, exact = false): Locator =>
    roles.map((role) => frame.getByRole(role, { name, exact })).reduce((several, one) => several.or(one));
  const exact: Strategy = { how: 'accessible name', locate: (frame, name) => any(frame, name, true) };
  return {
    whole: { how: 'accessible name', locate: (frame, name) => any(frame, whole(name)), closer: exact },
    words: { how: 'part of the accessible name', locate: (frame, name) => any(frame, words(name)) },
  };
}

/** How to look by label, among controls that may have no role of their own: passwords, dates, files. */
function byLabel(controls: string): Closeness {
  const only = (frame: Frame, labelled: Locator): Locator => labelled.and(frame.locator(controls));
  const exact: Strategy = {
    how: 'label',
    locate: (frame, name) => only(frame, frame.getByLabel(name, { exact: true })),
  };
  return {
    whole: {
      how: 'label',
      locate: (frame, name) => only(frame, frame.getByLabel(whole(name))),
      closer: exact,
    },
    words: { how: 'part of the label', locate: (frame, name) => only(frame, frame.getByLabel(words(name))) },
  };
}

/** Names only the page's author sees. */
function byAttribute(controls: string): Strategy {
  return {
    how: 'name, id or test id',
    locate: (frame, name) => {
      const quoted = JSON.stringify(name);
      return frame
        .locator(`css=[name=${quoted}], [id=${quoted}], [data-testid=${quoted}]`)
        .and(frame.locator(controls));
    },
  };
}

const pressName = byName(PRESSABLE);
const fillName = byName(FILLABLE);
const pressLabel = byLabel(INTERACTIVE);
const fillLabel = byLabel(FIELD);
const fileLabel = byLabel(UPLOAD);
const placeholder: Strategy = {
  how: 'placeholder',
  locate: (frame, name) => frame.getByPlaceholder(whole(name)),
  closer: {
    how: 'placeholder',
    locate: (frame, name) => frame.getByPlaceholder(name, { exact: true }),
  },
};
const hidden = (strategy: Strategy): Strategy => ({
  ...strategy,
  hidden: true,
  ...(strategy.closer ? { closer: hidden(strategy.closer) } : {}),
});

/** As a person names a control: what it is called, as a whole; then what its author calls it; then in part. */
const STRATEGIES: Record<Intent, readonly Strategy[]> = {
  press: [
    pressName.whole,
    pressLabel.whole,
    { how: 'visible text', locate: (frame, name) => frame.getByText(whole(name)), looks: 'pressable' },
    byAttribute('*'),
    pressName.words,
    {
      how: 'part of the visible text',
      locate: (frame, name) => frame.getByText(words(name)),
      looks: 'pressable',
    },
  ],
  fill: [
    fillName.whole,
    fillLabel.whole,
    placeholder,
    byAttribute(FIELD),
    fillName.words,
    fillLabel.words,
    { how: 'part of the placeholder', locate: (frame, name) => frame.getByPlaceholder(words(name)) },
  ],
  upload: [
    hidden(fileLabel.whole),
    hidden(byAttribute(UPLOAD)),
    // The button that opens the file dialog.
    pressName.whole,
    hidden(fileLabel.words),
    pressName.words,
  ],
};

/**
 * The strategies for an intent. `css=` and `role=` say it to the letter and skip the search; an upload without a
 * name is the page's only one.
 */
export function strategiesFor(intent: Intent, name: string | undefined): readonly Strategy[] {
  if (name === undefined) {
    return [{ how: 'being an upload', locate: (frame) => frame.locator(UPLOAD), hidden: true }];
  }
  if (name.startsWith('css=') || name.startsWith('role=')) {
    const asWritten: Strategy = {
      how: 'the selector as written',
      locate: (frame, selector) => frame.locator(selector),
    };
    return [intent === 'upload' ? hidden(asWritten) : asWritten];
  }
  return STRATEGIES[intent];
}

/** The name as a whole, whatever its case; labels carry stars, colons and “(required)” that nobody says. */
function whole(name: string): RegExp {
  return new RegExp(`^[\\s*]*${literally(name)}(?:[\\s*:]|\\((?:required|optional)\\))*$`, 'iu');
}

/** The name as whole words of a longer one: “State” is in “State of residence”, not in “Statement”. */
function words(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${literally(name)}(?![\\p{L}\\p{N}])`, 'iu');
}

function literally(name: string): string {
  return name
    .trim()
    .replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&')
    .replace(/\s+/g, '\\s+');
}
