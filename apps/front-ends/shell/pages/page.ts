import type { Context } from '../../contract.ts';

/** A page of the shell. */
export interface Page {
  /** The part of the document's title that is this page's own. */
  readonly title: string;
  /** The page as HTML. It holds nothing that came from outside; that goes in by `fill`. */
  readonly html: string;
  /** Brings the page to life once its HTML is there. */
  fill?(main: HTMLElement, context: Context): void;
}
