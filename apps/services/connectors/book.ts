import type { Acknowledgement, Message } from './outside.ts';

/** One message that went out, and what came back. */
export interface Sent {
  readonly number: number;
  /** ISO 8601, in the time of the request that caused it. */
  readonly at: string;
  readonly message: Message;
  readonly accepted: boolean;
  readonly reason?: string;
}

/** Of each system the latest are kept word for word; a day of rehearsing must not fill the memory. */
const MOST_KEPT = 10_000;

/** What was sent to one outside system. */
export class Book {
  readonly #kept: Sent[] = [];
  #accepted = 0;
  #refused = 0;

  /** Writes down a message with its answer. */
  record(at: string, message: Message, answer: Acknowledgement): void {
    if (answer.accepted) this.#accepted += 1;
    else this.#refused += 1;
    this.#kept.push({ number: this.#accepted + this.#refused, at, message, ...answer });
    if (this.#kept.length > MOST_KEPT) this.#kept.shift();
  }

  /** How many went out, and the latest of them, oldest first. @param reference only those about it */
  look(most: number, reference?: string) {
    const about = this.#kept.filter(
      ({ message }) => reference === undefined || message['reference'] === reference,
    );
    return {
      total: this.#accepted + this.#refused,
      accepted: this.#accepted,
      refused: this.#refused,
      messages: about.slice(-most),
    };
  }
}
