import type { Locator } from 'playwright';
import { StepFailure } from '../../model/index.ts';
import type { Manner } from '../widgets/index.ts';
import { deaf } from './barrier.ts';
import { chooseByKeys } from './choose.ts';
import type { MannerOptions } from './manner-options.ts';
import { pickByKeys } from './pick.ts';
import { reach, stand } from './reach.ts';
import { reacts } from './react.ts';
import type { Standing } from './standing.ts';
import { sends } from './submitting.ts';
import { write } from './typing.ts';

const POLL_MS = 50;

export interface KeyboardOptions extends MannerOptions {
  /** Between two characters, ms. */
  delay: number;
  doubleSubmit: boolean;
  /** The step is there to send something. */
  isSending: boolean;
}

/**
 * Hands without a mouse: Tab, Shift+Tab, arrows, Enter, Space and what is typed. What these do not get to or what does
 * not react to them is a StepFailure `unreachable`. A file dialog is the system's own and cannot be driven: what opens
 * it must be reached, and the file is given directly.
 */
export function keyboardManner(options: KeyboardOptions): Manner {
  const { page, patience, delay } = options;
  const clear = async (): Promise<void> => {
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
  };
  return {
    points: false,
    async reach(control, shown) {
      await reach(control, shown, options);
    },
    press: (control, shown, how) => press(control, shown, how.timeout, options),
    async type(control, shown, value, { signal }) {
      await reach(control, shown, options);
      await editable(control, shown, options, signal);
      await clear();
      await write(page, patience, value, delay);
    },
    write: (text) => write(page, patience, text, delay),
    async choose(control, shown, wanted, { timeout }) {
      await reach(control, shown, options);
      await chooseByKeys(control, page, wanted, { timeout, delay });
    },
    async pick(control, shown, value, { timeout }) {
      await reach(control, shown, options);
      await pickByKeys(control, page, value, { timeout, delay });
    },
  };
}

async function press(
  control: Locator,
  shown: string,
  timeout: number,
  options: KeyboardOptions,
): Promise<void> {
  const { page, shownPath } = options;
  const standing = await reach(control, shown, options);
  // A field takes the focus and nothing else.
  if (standing.kind === 'entry') return;
  const twice = options.doubleSubmit && (await sends(control, options.isSending, timeout));
  const keys = keysFor(standing);
  // Arrows choose radio buttons on their way.
  if (standing.kind === 'radio' && standing.checked) return;
  if (standing.native) {
    const [key = 'Enter'] = keys;
    await page.keyboard.press(key);
    if (twice) await page.keyboard.press(key);
    return;
  }
  for (const key of keys) {
    if (!(await reacts(page, control, key))) continue;
    if (twice) await page.keyboard.press(key);
    return;
  }
  // So they do tabs and options.
  if (standing.kind === 'choice' && (await stand(control, options.patience)).checked) return;
  throw deaf(shown, shownPath(), keys.join(' or '));
}

/** Keys that press a control, the first one that people try first. */
function keysFor({ kind }: Standing): string[] {
  return kind === 'radio' || kind === 'box' ? ['Space', 'Enter'] : ['Enter', 'Space'];
}

/**
 * Waits until a field can be typed into, as hands with a mouse do.
 * @throws StepFailure `gave-up` where it stays read-only.
 */
async function editable(
  control: Locator,
  shown: string,
  { page, patience, shownPath }: KeyboardOptions,
  called: AbortSignal | undefined,
): Promise<void> {
  for (;;) {
    const worthWaiting = patience.worthWaiting();
    // What is no field says so when it is typed into.
    if (await control.isEditable({ timeout: patience.left() }).catch(() => true)) return;
    called?.throwIfAborted();
    if (!worthWaiting) break;
    await page.waitForTimeout(POLL_MS);
  }
  const waited = `gave up after ${patience.patienceMs / 1_000} s on ${shownPath()}`;
  throw new StepFailure('gave-up', `${waited}, because ${shown} stayed read-only`);
}
