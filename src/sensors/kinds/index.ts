import { accessibility } from './accessibility.ts';
import { dialogs } from './dialogs.ts';
import { downloads } from './downloads.ts';
import { exchanges } from './exchanges.ts';
import { navigations } from './navigations.ts';
import { problems } from './problems.ts';
import type { Sensor } from './sensor.ts';
import { valuesFlags } from './values-flags.ts';
import { vitals } from './vitals.ts';

export type { About, Sensor } from './sensor.ts';

/** Every sensor there is, in the order in which they hear a signal. */
export const sensors: readonly Sensor[] = [
  exchanges,
  valuesFlags,
  problems,
  dialogs,
  vitals,
  navigations,
  downloads,
  accessibility,
];
