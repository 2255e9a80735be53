import type { DialogAnswer } from '../../model/index.ts';

/** How Playwright's recorder points at an element: one part after the other, each inside the one before. */
export interface Pointed {
  /** `role`, `label`, `placeholder`, `text`, `alt`, `title`, `test-id`, `default` (CSS), `frame`, `nth`, `has-text`… */
  kind: string;
  body: string;
  options?: { name?: string };
  next?: Pointed;
}

/** One action at an element, in the words of Playwright's recorder; those that it did not say are absent. */
export interface Act {
  /** `click`, `fill`, `press`, `check`, `uncheck`, `select`, `setInputFiles`, `assertText`, … */
  name: string;
  /** Points at the element, for Playwright. */
  selector?: string;
  /** The same in parts. */
  pointed?: Pointed;
  /** The element's mark in `ariaSnapshot`; a part of a control has none at times. */
  ref?: string;
  /** What the frame showed at that moment, with the marks of its elements. */
  ariaSnapshot?: string;
  /** Of `fill`, `assertText`. */
  text?: string;
  /** Of `select`: values. */
  options?: readonly string[];
  /** Of `press`, with `modifiers`: 1 Alt, 2 Control, 4 Meta, 8 Shift. */
  key?: string;
  modifiers?: number;
  /** Of `click`: 0 when no mouse did it. */
  clickCount?: number;
  button?: string;
  /** Of `assertValue`, `assertChecked`. */
  value?: string;
  checked?: boolean;
}

/** What the page says of a field besides what it is called. */
export interface FieldFacts {
  /** `email`, `password`; empty for what is no input. */
  type: string;
  /** `section-a shipping postal-code` */
  autocomplete: string;
  /** Its author's words for it: `name`, `id`. */
  hints: string;
  /** How many places for files the page has. */
  uploads: number;
}

/** A native dialog and how it was answered. */
export interface AnsweredDialog {
  type: 'alert' | 'confirm' | 'prompt' | 'beforeunload';
  message: string;
  answer: DialogAnswer;
}

/** One thing that the person did, in the window with that number, from 0 in the order in which they were opened. */
export type Heard = { window: number } & (
  | {
      kind: 'act';
      act: Act;
      /** Of a field; absent when it was gone before it could be looked at. */
      facts?: FieldFacts;
      dialogs: readonly AnsweredDialog[];
      /** What came of it: `navigation`, `popup`, `dialog`, `download`. */
      effects: readonly string[];
    }
  /** By the browser's own means, the address bar and the buttons beside it, not by the page. */
  | { kind: 'move'; how: 'visit' | 'refresh' | 'back'; url: string }
  | { kind: 'window'; became: 'opened' | 'closed' }
);

/** An action at an element, with what came of it. */
export type HeardAct = Extract<Heard, { kind: 'act' }>;
