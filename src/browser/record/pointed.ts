import type { Pointed } from './heard.ts';

const FRAME = /^frame/;
/** They say which of several, not what it is called. */
const WHICH = /^(?:nth|first|last|visible|and|or|has|has-not|has-not-text|chain)$/;
const ENTER_FRAME = 'internal:control=enter-frame >> ';

/** What a locator says an element is called, when nothing better is known. */
export interface Said {
  /** ARIA role; empty where it says none. */
  role: string;
  /** Accessible name, label, placeholder or text; empty where it says none. */
  name: string;
  /** Its author's test id; empty without. */
  testId: string;
}

/** What the last part of a locator says that says anything. */
export function saidBy(pointed: Pointed | undefined): Said {
  const parts: Pointed[] = [];
  for (let part = pointed; part; part = part.next) {
    if (FRAME.test(part.kind)) parts.length = 0;
    else if (!WHICH.test(part.kind)) parts.push(part);
  }
  const last = parts.at(-1);
  const nothing = { role: '', name: '', testId: '' };
  if (!last) return nothing;
  if (last.kind === 'role') return { ...nothing, role: last.body, name: last.options?.name ?? '' };
  if (last.kind === 'test-id') return { ...nothing, testId: last.body };
  const [, testId] = /^\[data-(?:testid|test-id|test)="([^"\\]+)"\]$/.exec(last.body) ?? [];
  if (testId !== undefined) return { ...nothing, testId };
  return last.kind === 'default' ? nothing : { ...nothing, name: last.body };
}

/**
 * A selector of Playwright's as a scenario points to the letter, `css=…` or `role=…`: for what has no name. Frames are
 * left out, since all of them are searched.
 */
export function toTheLetter(selector: string): string {
  const frame = selector.lastIndexOf(ENTER_FRAME);
  const own = frame < 0 ? selector : selector.slice(frame + ENTER_FRAME.length);
  if (own.startsWith('internal:role=')) return own.slice('internal:'.length);
  return own.startsWith('internal:') ? `css=:root >> ${own}` : `css=${own}`;
}
