import { messageOf, BadInput } from '../../model/index.ts';
import type { Person } from './person.ts';

/** Where the service is; `signal` is aborted when the run is stopped: what has begun is ended, nothing new begun. */
export interface Service {
  url: string;
  signal: AbortSignal;
}

/** What came of asking for an account: made now, or there already. */
export type Outcome = { what: 'made'; id?: string } | { what: 'there' };

/** Makes accounts in a service and takes them away, in whatever way. */
export interface Provider {
  /** What to look at when it fails: `“accounts” in targets/portal.yml`. */
  readonly said: string;
  /** Fields of citizens that it needs. */
  readonly fields: readonly string[];
  /** How many people it is handed at once. */
  readonly handful: number;
  /** It knows which accounts were there already. */
  readonly tells: boolean;
  /** @throws Error in words with the first that could not be made; others may have been made by then. */
  create(
    people: readonly Person[],
    service: Service,
    heard: (person: Person, outcome: Outcome) => void,
  ): Promise<void>;
  /**
   * Absent: accounts stay.
   * @param people with the id that creating gave, where it gave one.
   * @throws Error in words when some could not be taken away; the others were.
   */
  remove?(people: readonly Gone[], service: Service, heard: (person: Person) => void): Promise<void>;
}

/** Somebody whose account is to go. */
export interface Gone {
  person: Person;
  id?: string;
}

/** Why the service did not do it, as a sentence without its beginning, and what to do. */
export class Refused extends Error {
  readonly hint: string | undefined;
  constructor(sentence: string, hint?: string) {
    super(sentence);
    this.name = 'Refused';
    this.hint = hint;
  }
}

/** What an error says, in one line. */
export function because(error: unknown): string {
  const said = messageOf(error);
  return said.replaceAll(/\s+/g, ' ').slice(0, 300);
}

/** An error of accounts for the person who started the run. */
export function refusal(message: string, error: unknown, otherwise: string): BadInput {
  const hint = error instanceof Refused && error.hint !== undefined ? error.hint : otherwise;
  return new BadInput([{ message: `${message}, because ${because(error)}`, hint }]);
}
