import type { ReadyAction } from '../../model/index.ts';
import { click } from './click.ts';
import { expectation } from './expect.ts';
import { fill } from './fill.ts';
import type { Hands } from './hands.ts';
import { upload } from './upload.ts';
import { visit } from './visit.ts';

export type { Hands } from './hands.ts';

type Doing = {
  [K in ReadyAction['kind']]: (hands: Hands, step: Extract<ReadyAction, { kind: K }>) => Promise<void>;
};

/** Every kind of step and the function that does it: one file, one line. */
const doing: Doing = { visit, click, fill, upload, expect: expectation };

/** Does one step with the citizen's hands. */
export function doStep<K extends ReadyAction['kind']>(
  hands: Hands,
  step: Extract<ReadyAction, { kind: K }>,
): Promise<void> {
  return doing[step.kind](hands, step);
}
