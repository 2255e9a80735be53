import type { Dialog } from 'playwright';
import type { DialogAnswer, Signal } from '../model/index.ts';

/**
 * Answers the native dialogs of a citizen's pages as the step under way says. A citizen says yes to what the page
 * asks; left alone, the question would be dismissed.
 */
export class Dialogs {
  /** How the step under way answers. */
  answer: DialogAnswer = 'accept';
  readonly #tell: (signal: Signal) => void;

  constructor(tell: (signal: Signal) => void) {
    this.#tell = tell;
  }

  async hear(dialog: Dialog): Promise<void> {
    const { answer } = this;
    const said = typeof answer === 'string' ? answer : `“${answer.text}”`;
    this.#tell({ type: 'page.dialog', kind: dialog.type(), message: dialog.message(), answer: said });
    try {
      if (answer === 'dismiss') await dialog.dismiss();
      else if (answer === 'accept') await dialog.accept();
      else await dialog.accept(answer.text);
    } catch {
      // The page went away with its question.
    }
  }
}
