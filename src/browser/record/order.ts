import type { Heard } from './heard.ts';

/**
 * Follows which window a citizen would look at: the one that was opened last. People do things in other windows too,
 * and close them; a remark says where a citizen cannot follow.
 */
export class Order {
  #open = [0];
  #closed = false;
  /** Of which window it was said already that it is not the newest. */
  #said: number | undefined;

  /** What a reader should know about one thing that was heard. */
  remarksOn(heard: Heard): string[] {
    if (heard.kind === 'window') {
      this.#note(heard);
      return [];
    }
    const newest = this.#open.at(-1) ?? 0;
    // The press that opened a window is heard after it.
    const isOpener = heard.kind === 'act' && heard.effects.includes('popup');
    const remarks: string[] = [];
    if (heard.window === newest) this.#said = undefined;
    if (heard.window < newest && !isOpener && this.#said !== heard.window) {
      this.#said = heard.window;
      remarks.push(
        'This was done in another window than the newest, which is the one that a citizen looks at.',
      );
    }
    if (this.#closed) {
      remarks.push(
        'A window was closed here, which no citizen does: leave out what opens it, unless the page closes it.',
      );
      this.#closed = false;
    }
    return remarks;
  }

  #note({ window, became }: Extract<Heard, { kind: 'window' }>): void {
    if (became === 'opened') {
      if (!this.#open.includes(window)) this.#open.push(window);
    } else if (this.#open.length > 1) {
      this.#open = this.#open.filter((one) => one !== window);
      this.#closed = true;
    }
  }
}
