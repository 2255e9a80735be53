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
