import type { Frame, Locator } from 'playwright';
import { StepFailure } from '../../model/index.ts';
import type { Strategy } from './strategies.ts';

/** A control that a strategy came up with. */
export interface Candidate {
  /** Position among the matches of the locator. */
  index: number;
  /** Whether it is the locator's only match. */
  only: boolean;
  /** Where it leads, if it is a link. */
  place: string;
  /** For a sentence: `button#send “Send”`. */
  shown: string;
}

/** A frame that is just loading something else has no controls at the moment. */
export const GOING_AWAY = /context was destroyed|frame (?:was|got) detached|frame has been detached|navigat/i;

const UNREADABLE =
  /while parsing|unknown (?:engine|attribute|role)|not a valid selector|Error while parsing selector/i;

/**
 * How many controls a strategy finds in a frame. Playwright counts in a world of its own beside the page's scripts;
 * looking at elements one by one (`evaluate`) happens in the page's own world and costs a citizen tens of
 * milliseconds of CPU on each page, so that is left for when there are several.
 */
export async function countOf(
  frame: Frame,
  strategy: Strategy,
  name: string,
): Promise<{ locator: Locator; count: number }> {
  const all = strategy.locate(frame, name);
  const locator = strategy.hidden ? all : all.filter({ visible: true });
  try {
    return { locator, count: await locator.count() };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (GOING_AWAY.test(message)) return { locator, count: 0 };
    if (!UNREADABLE.test(message)) throw error;
    throw new StepFailure(
      'control-not-found',
      `“${name}” cannot be read as a selector: ${message.split('\n', 1)[0]?.replace(/^locator\.\w+: /, '')}`,
      'correct the selector in the scenario, or name the control as the page shows it',
    );
  }
}

/** The matches of a locator one by one, in document order. */
export async function candidatesOf(locator: Locator, strategy: Strategy): Promise<Candidate[]> {
  try {
    return await locator.evaluateAll(describe, strategy.looks === 'pressable');
  } catch (error) {
    if (error instanceof Error && GOING_AWAY.test(error.message)) return [];
    throw error;
  }
}

/** Runs in the page. `pressable` leaves out what shows no sign that one could press it. */
function describe(elements: Element[], pressable: boolean): Candidate[] {
  const CONTROL =
    'a, button, label, summary, [onclick], [tabindex="0"], [role=button], [role=link], [role=tab], [role=menuitem], [role=option], [role=treeitem]';
  const candidates: Candidate[] = [];
  for (const [index, element] of elements.entries()) {
    if (pressable && !element.closest(CONTROL) && getComputedStyle(element).cursor !== 'pointer') continue;
    const isField = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
    const ofLabel = isField ? [...(element.labels?.[0]?.childNodes ?? [])] : [];
    const label = ofLabel.map((node) => (node.contains(element) ? '' : node.textContent)).join('');
    const button = element instanceof HTMLInputElement && /submit|button|reset/.test(element.type);
    const called =
      element.getAttribute('aria-label') ?? (label || (button ? element.value : element.textContent));
    const text = (element instanceof HTMLSelectElement && !label ? '' : (called ?? ''))
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 60);
    candidates.push({
      index,
      only: elements.length === 1,
      place: element.closest('a')?.href ?? '',
      shown: `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ''}${text ? ` “${text}”` : ''}`,
    });
  }
  return candidates;
}
