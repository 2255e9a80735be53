import type { Control, Widget } from '../../../src/model/index.ts';

/** A fragment, what a person does with its control (`data-it`), and what the page ends up with. */
export interface Case {
  /** Completes the sentence “a person …”. */
  title: string;
  widget: Widget;
  html: string;
  /** For a sentence; `control “It”` without. */
  shown?: string;
  does: (it: Control) => Promise<unknown>;
  /** Expressions of the page and what they are afterwards. */
  ends: Record<string, unknown>;
  /** What the hands wrote down. */
  notes?: string[];
  /** How long the citizen waits, ms; 5,000 without. */
  patienceMs?: number;
}

/** Something that a control refuses or that fails, and how it is said. */
export interface Refusal {
  title: string;
  widget: Widget;
  html: string;
  shown?: string;
  does: (it: Control) => Promise<unknown>;
  code: string;
  says: string;
  hint?: string;
  /** How long the citizen waits, ms; 600 without. */
  patienceMs?: number;
}

export const give =
  (value: string) =>
  (it: Control): Promise<void> =>
    it.give(value);
export const press = (it: Control): Promise<void> => it.press();
export const check = (it: Control): Promise<void> => it.set(true);
export const uncheck = (it: Control): Promise<void> => it.set(false);
export const attach =
  (file: string) =>
  (it: Control): Promise<void> =>
    it.attach(file);
