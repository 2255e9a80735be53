import { StepFailure } from '../../model/index.ts';

/** WCAG 2.2, success criteria 2.1.1 Keyboard and 2.1.2 No Keyboard Trap, both of level A. */
const KEYBOARD = 'WCAG 2.1.1';
const TRAP = 'WCAG 2.1.2';

/** Tab never gets to a control. @param tag what it is. */
export function neverReached(shown: string, path: string, tag: string): StepFailure {
  return new StepFailure(
    'unreachable',
    `${shown} cannot be reached by keyboard on ${path}: Tab never gets to it, a ${tag} that takes no focus`,
    `an accessibility barrier (${KEYBOARD}): make it a button, a link or a field, or give it tabindex=0 and keys`,
  );
}

/** The focus does not get to a control that takes it. @param where what holds the focus. */
export function trapped(shown: string, path: string, where: string): StepFailure {
  return new StepFailure(
    'unreachable',
    `${shown} cannot be reached by keyboard on ${path}: ${where}`,
    `an accessibility barrier (a keyboard trap, ${TRAP}): let Tab and Shift+Tab leave every part of the page`,
  );
}

/** Arrows do not get to one of a group. */
export function notByArrows(shown: string, path: string): StepFailure {
  return new StepFailure(
    'unreachable',
    `${shown} cannot be reached by keyboard on ${path}: the focus is in its group, and no arrow key gets to it`,
    `an accessibility barrier (${KEYBOARD}): let arrow keys move the focus, or aria-activedescendant, in the group`,
  );
}

/** A control has the focus and nothing follows from pressing it. */
export function deaf(shown: string, path: string, keys: string): StepFailure {
  return new StepFailure(
    'unreachable',
    `${shown} cannot be used by keyboard on ${path}: it has the focus and does not react to ${keys}`,
    `an accessibility barrier (${KEYBOARD}): make it a button or a link, or let it listen to keys as to clicks`,
  );
}
