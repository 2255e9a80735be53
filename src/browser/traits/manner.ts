import { traitsOf } from '../../model/index.ts';
import type { Manner } from '../widgets/index.ts';
import { keyboardManner } from './keyboard.ts';
import type { MannerOptions } from './manner-options.ts';
import { clickTwice, sends, tapTwice } from './submitting.ts';
import { delayOf, typeInto, write } from './typing.ts';

/** Steps that are there to send something. */
const SENDING: readonly string[] = ['submit', 'pay'];

/** How a persona's hands differ from a mouse and instant typing; empty where they do not, which costs nothing. */
export function mannerOf(options: MannerOptions): { manner?: Manner } {
  const { persona, page, patience } = options;
  const { input, typing, doubleSubmit } = traitsOf(persona);
  if (input === 'mouse' && typing === 'instant' && !doubleSubmit) return {};
  const delay = delayOf(typing);
  const isSending = SENDING.includes(options.step);
  if (input === 'keyboard') return { manner: keyboardManner({ ...options, delay, doubleSubmit, isSending }) };
  const manner: Manner = { points: true };
  if (typing !== 'instant') {
    manner.type = (control, _shown, value, how) => typeInto(control, value, { patience, delay, how });
    manner.write = (text) => write(page, patience, text, delay);
  }
  if (input === 'touch' || doubleSubmit) {
    manner.press = async (control, _shown, how) => {
      const twice = doubleSubmit && (await sends(control, isSending, how.timeout));
      if (input === 'touch') await (twice ? tapTwice(page, control, how) : control.tap(how));
      else await (twice ? clickTwice(control, how) : control.click(how));
    };
  }
  return { manner };
}
