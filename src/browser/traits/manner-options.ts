import type { Page } from 'playwright';
import type { Persona } from '../../model/index.ts';
import type { Patience } from '../patience.ts';

/** Whose hands, on which page, in which kind of step. */
export interface MannerOptions {
  persona: Persona;
  page: Page;
  patience: Patience;
  /** Word of the step: `submit`. */
  step: string;
  /** The page's address for a sentence. */
  shownPath(): string;
}
