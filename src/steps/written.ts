import type { z } from 'zod';
import type { stepKinds, StepWord } from './kinds.ts';

/**
 * Steps as TypeScript writes them: the same words and settings as in a file, `{ click: 'Submit' }`,
 * `{ fill: { field: 'State', value: 'Ohio' } }`, `'submit'`. A word that is none, or a setting that a word does not
 * take, does not compile.
 */

type Kinds = typeof stepKinds;
/** What stands in the long form of a step. */
export type SettingsOf<W extends StepWord> = z.input<Kinds[W]['settings']>;

type MainOf<W extends StepWord> = Kinds[W] extends { main?: infer M } ? Exclude<M, undefined> : never;
/** Whether nothing is required of settings; the empty ones have an index signature. */
export type AllOptional<S> = string extends keyof S ? true : Partial<S> extends S ? true : false;
/** The words that may stand alone: nothing of theirs is required. */
export type BareWord = { [W in StepWord]: AllOptional<SettingsOf<W>> extends true ? W : never }[StepWord];
/** What stands in the short form: the main setting, where nothing else is required. */
export type ShortOf<W extends StepWord> = {
  [M in MainOf<W> & keyof SettingsOf<W>]: Record<M, SettingsOf<W>[M]> extends SettingsOf<W>
    ? NonNullable<SettingsOf<W>[M]>
    : never;
}[MainOf<W> & keyof SettingsOf<W>];

/** What may be said of any step. */
export interface WrittenOptions {
  /** Regions of the page it looks in: a heading, a legend, a dialog. */
  within?: string | readonly string[];
  /** Which of several, from 1. */
  nth?: number;
  /** Its name in templates, `{{ steps.<as>.<capture> }}`. */
  as?: string;
  /** What later steps refer to: words with a `*` for the value, or a field of a JSON answer. */
  capture?: Readonly<Record<string, string | { response: string; field: string }>>;
  /** How a dialog of the page is answered; accepted without. */
  dialog?: 'accept' | 'dismiss' | { text: string };
  /** Which part of the citizens does it, `98%` or 0.98: an exact quota. */
  ratio?: number | `${number}%`;
}

type Described = {
  [W in StepWord]: Readonly<Record<W, SettingsOf<W> | ShortOf<W>>> & WrittenOptions;
}[StepWord];

/** Steps that hold steps. */
type Structure =
  | { choose: readonly { ratio: number | `${number}%`; steps: readonly WrittenStep[] }[] }
  // Without end only as the last step of a script of the staff.
  | { repeat: number | 'always'; steps: readonly WrittenStep[] }
  | { within: string; steps: readonly WrittenStep[] }
  | { use: string }
  | { action: string; ratio?: number; at?: string; for?: string };

/** One step of a script. */
export type WrittenStep = BareWord | Described | Structure;
