import type { Locator } from 'playwright';
import type { Patience } from '../patience.ts';
import { ENGINE } from './engine.ts';
import type { Calendar, Choices, DatePart, Look } from './look.ts';

/** A control that was there a moment ago is there still, or the page has changed, ms. */
const LOOK_MS = 1_000;

/** Ways to say what is wanted, for each thing that is wanted. */
type Wanted = string[][];
interface Dismissing {
  /** The whole page is the notice: a frame that asks for consent. */
  whole: boolean;
  /** Names of the buttons that were pressed already. */
  but: string[];
}

/** Questions about a control, answered with data. */
export interface Asks {
  look: { with: { candidates: string[] }; says: Look };
  /** Null when no list is open. */
  choices: { with: { wanted: Wanted }; says: Choices | null };
  suggestions: { with: { wanted: Wanted }; says: Choices };
  /** Where to press it, px from its corner; null for its middle. */
  spot: { with: object; says: { x: number; y: number } | null };
  /**
   * Name of the button that makes what covers it go away, in how many frames there might be one, and whether the
   * control lets a press through to the box around it.
   */
  dismissal: { with: Dismissing; says: { button: string | null; frames: number; through: boolean } };
  parts: { with: object; says: DatePart[] };
  calendar: { with: object; says: Calendar | null };
}

/** Elements that belong to a control, for a locator to act on. */
export interface Places {
  /** What a person presses: the control, or what is drawn in its place. */
  handle: object;
  /** Where one types. */
  entry: object;
  list: object;
  choice: { wanted: string[] };
  dismissal: Dismissing;
  frame: { nth: number };
  part: { part: DatePart['part'] };
  day: { year: number; month: number; day: number };
  step: { way: 'back' | 'forward' };
  picker: { what: string };
  confirm: object;
}

/** An element that belongs to a control; the locator looks anew each time it acts. */
export function at<K extends keyof Places>(control: Locator, place: K, details: Places[K]): Locator {
  return control.locator(selector({ at: place, ...details }));
}

/**
 * Asks about a control: one round trip.
 * @param patience how long the control may take to be there; without it only the moment that a page needs which is
 *   replacing it. A last look is possible when patience is at its end.
 */
export async function ask<K extends keyof Asks>(
  control: Locator,
  question: K,
  details: Asks[K]['with'],
  patience?: Patience,
): Promise<Asks[K]['says']> {
  const timeout = Math.max(LOOK_MS, patience?.left() ?? 0);
  const said = await control.locator(selector({ ask: question, ...details })).textContent({ timeout });
  return JSON.parse(said ?? 'null') as Asks[K]['says'];
}

/** `esr-hand-…={"ask":"look"}`; without the `>>` that would end it for Playwright. */
function selector(question: object): string {
  return `${ENGINE}=${JSON.stringify(question).replaceAll('>', String.raw`\u003e`)}`;
}
