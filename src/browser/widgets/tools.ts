import type { Locator, Page } from 'playwright';
import type { Found } from '../finder/index.ts';
import type { Patience } from '../patience.ts';

/** What hands need beside the control. */
export interface Tools {
  page: Page;
  patience: Patience;
  /** The page's address for a sentence, without its query. */
  shownPath(): string;
  /** Writes down what was done to another control on the way: a consent dialog that was closed. */
  note(control: string, value: string): void;
  /** How these hands differ from a mouse and instant typing. */
  manner?: Manner;
}

/** Hands other than usual ones: what is absent is done by mouse and at once. */
export interface Manner {
  /** Whether they can press what covers a control; hands at a keyboard get on without. */
  readonly points: boolean;
  /** Gets to a control without pressing it. */
  reach?(control: Locator, shown: string): Promise<void>;
  /** Presses it once it is free. */
  press?(control: Locator, shown: string, how: How & { position?: Spot }): Promise<void>;
  /** Types into a field in place of what it has. */
  type?(control: Locator, shown: string, value: string, how: How): Promise<void>;
  /** Types where the focus is. */
  write?(text: string): Promise<void>;
  /** Chooses options of a native list, and no others. */
  choose?(control: Locator, shown: string, options: readonly Option[], how: How): Promise<void>;
  /** Sets an input whose value the browser makes from a picker, as the HTML standard writes it. */
  pick?(control: Locator, shown: string, value: string, how: How): Promise<void>;
}

/** How an action of the browser is bounded. */
export interface How {
  timeout: number;
  signal?: AbortSignal;
}

/** Px from the control's corner. */
export interface Spot {
  x: number;
  y: number;
}

/** An option of a native list. */
export interface Option {
  label: string;
  value: string;
}

/** A found control with everything to act on it; what each kind of widget works with. */
export interface Grip extends Tools {
  found: Found;
  control: Locator;
  /** The words of the control in a sentence: `“Send”`. */
  name: string;
}

/** How one kind of widget is used; what it leaves out is done as for most. */
export interface Kind {
  press?(grip: Grip): Promise<void>;
  give?(grip: Grip, value: string): Promise<void>;
  set?(grip: Grip, on: boolean): Promise<void>;
  attach?(grip: Grip, file: string): Promise<void>;
}
