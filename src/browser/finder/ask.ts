import type { Frame } from 'playwright';
import { StepFailure, type Wanted } from '../../model/index.ts';
import { readyEngines } from '../engines.ts';
import { FINDER } from './engine.ts';

/** A question that the engine in a page answers in JSON. */
export type Asking =
  /** `pointed`: among the elements that the selector before the question found. */
  | { do: 'find'; wanted: Wanted; pointed?: true }
  | { do: 'fields' | 'buttons' | 'text' | 'offers' | 'frames'; within: readonly string[] }
  | { do: 'reads'; text: string; within: readonly string[] }
  | { do: 'alerts' }
  | { do: 'link'; address: string };

/** Or what stands between Playwright's own selector and the question about what that found. */
export type Question = Asking | { do: 'point' };

/** An element by its number; `wanted` finds it again when the page was drawn anew. */
export interface Pointer {
  at: number;
  wanted?: Wanted;
}

/** A frame that is just loading something else has no controls at the moment. */
const GOING_AWAY = /context was destroyed|frame (?:was|got) detached|frame has been detached|navigat/i;

const UNREADABLE = /while parsing|unknown (?:engine|attribute|role)|not a valid selector/i;

/** A frame that does not answer within this time has nothing to offer, ms. */
export const FRAME_ANSWERS_MS = 2_000;

/**
 * The selector for a question or an element. JSON has no `>>` then, which would end it for Playwright.
 */
export function selectorFor(question: Question | Pointer): string {
  return `${FINDER}=${JSON.stringify(question).replaceAll('>', '\\u003e')}`;
}

/** Whether a name says it to the letter, in Playwright's words. */
export function isSelector(name: string | undefined): name is string {
  return name !== undefined && /^(?:css|role)=/.test(name);
}

/** How many elements a selector of Playwright finds in a frame. @throws StepFailure when it cannot be read. */
export async function countOf(frame: Frame, selector: string): Promise<number> {
  return (await answered(frame, [selector], frame.locator(selector).count())) ?? 0;
}

/**
 * Asks a frame. One round trip, in Playwright's own world beside the page's scripts: `evaluate` would cost a citizen
 * tens of milliseconds of CPU on each page.
 * @param before a selector of Playwright whose elements the question is about.
 * @returns undefined from a frame that is going away, that nobody sees, or that gives no answer in time.
 * @throws StepFailure when a selector in the question cannot be read.
 */
export async function ask<T>(
  frame: Frame,
  question: Asking,
  { timeout, before }: { timeout: number; before?: string },
): Promise<T | undefined> {
  await readyEngines();
  const about = selectorFor(question);
  const selector = before === undefined ? about : `${before} >> ${selectorFor({ do: 'point' })} >> ${about}`;
  const within = 'wanted' in question ? question.wanted.within : 'within' in question ? question.within : [];
  const answer = await answered(frame, [...(within ?? [])], frame.locator(selector).textContent({ timeout }));
  return (JSON.parse(answer ?? 'null') as T | null) ?? undefined;
}

async function answered<T>(frame: Frame, names: readonly string[], work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { message } = error;
    if (GOING_AWAY.test(message)) return undefined;
    if (error instanceof Error && error.name === 'TimeoutError' && frame.parentFrame()) return undefined;
    if (UNREADABLE.test(message)) throw unreadable(names.filter(isSelector), message);
    throw error;
  }
}

function unreadable(selectors: readonly string[], message: string): StepFailure {
  const why = message.split('\n', 1)[0]?.replace(/^locator\.\w+: (?:\w*Error: )?/, '');
  return new StepFailure(
    'control-not-found',
    `“${selectors.join('” or “')}” cannot be read as a selector: ${why}`,
    'correct the selector in the scenario, or name the control as the page shows it',
  );
}
