import type { Suspect } from '../case.ts';
import { accessibility } from './accessibility.ts';
import { defect } from './defect.ts';
import { fault } from './fault.ts';
import { gaveUp } from './gave-up.ts';
import { generator } from './generator.ts';
import { network } from './network.ts';
import { policy } from './policy.ts';
import { script } from './script.ts';
import { slow } from './slow.ts';

/** All kinds of cause. Of two that explain a failure equally well the earlier one is taken, see docs/why.md. */
export const suspects: readonly Suspect[] = [
  generator,
  accessibility,
  fault,
  policy,
  network,
  defect,
  gaveUp,
  slow,
  script,
];
