import type { ControlState } from '../../model/index.ts';
import { ask } from './ask.ts';
import type { Look } from './look.ts';
import type { Grip } from './tools.ts';

/** How the control stands now; waits for it. */
export function look({ control, patience }: Grip, candidates: string[] = []): Promise<Look> {
  return ask(control, 'look', { candidates }, patience);
}

/** The control's state for whoever expects something of it; one that is gone is neither visible nor enabled. */
export async function stateOf({ control }: Grip): Promise<ControlState> {
  try {
    const { visible, enabled, value, checked } = await ask(control, 'look', { candidates: [] });
    return { visible, enabled, value, ...(checked === undefined ? {} : { checked }) };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'TimeoutError') throw error;
    return { visible: false, enabled: false, value: '' };
  }
}
