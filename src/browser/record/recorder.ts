import type { BrowserContext, Page } from 'playwright';
import { BadInput } from '../../model/index.ts';
import type { Act, Pointed } from './heard.ts';

/** Who hears what Playwright's recorder tells. */
export interface Listener {
  /** Something was done. */
  added(page: Page, act: Act): void;
  /** What was told last goes on: another letter was typed. */
  updated(page: Page, act: Act): void;
  /** What came of it: `navigation`, `popup`, `dialog`, `download`. */
  effect(page: Page, name: string): void;
}

/**
 * The recorder of Playwright 1.65, which its own tools use and which it promises to nobody: docs/decisions/
 * recording-through-an-inner-door.md. Nothing else of this project knows of it.
 */
interface InnerDoor {
  _startRecording?: (
    options: { language: string },
    sink: {
      actionAdded(page: Page, action: Act, code: string): void;
      actionUpdated(page: Page, action: Act, code: string): void;
      signalAdded(page: Page, signal: { name: string }, code: string): void;
    },
  ) => Promise<void>;
  _stopRecording?: () => Promise<void>;
}

/**
 * Starts to listen to what a person does in the windows of a context, in this process: nothing is written anywhere.
 * @returns what stops it, after the last action was told.
 * @throws BadInput when this Playwright has no such recorder.
 */
export async function startRecorder(
  context: BrowserContext,
  listener: Listener,
): Promise<() => Promise<void>> {
  const { _startRecording: start, _stopRecording: stop } = context as InnerDoor;
  if (typeof start !== 'function' || typeof stop !== 'function') {
    throw new BadInput([
      {
        message: 'could not record, because the installed Playwright has no recorder that esr knows',
        hint: 'install the Playwright that hms-esr asks for: npm ls playwright shows which one is there',
      },
    ]);
  }
  // “jsonl” makes its code the locator in parts.
  await start.call(
    context,
    { language: 'jsonl' },
    {
      actionAdded: (page, action, code) => listener.added(page, { ...action, ...pointedIn(code) }),
      actionUpdated: (page, action, code) => listener.updated(page, { ...action, ...pointedIn(code) }),
      signalAdded: (page, { name }) => listener.effect(page, name),
    },
  );
  return () => stop.call(context);
}

function pointedIn(code: string): { pointed?: Pointed } {
  const [line = ''] = code.split('\n', 1);
  if (!line.startsWith('{')) return {};
  const { locator } = JSON.parse(line) as { locator?: Pointed };
  return locator ? { pointed: locator } : {};
}
