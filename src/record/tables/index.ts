import { citizens } from './citizens.ts';
import { downloads } from './downloads.ts';
import { events } from './events.ts';
import { exchanges } from './exchanges.ts';
import { faults } from './faults.ts';
import { flags } from './flags.ts';
import { gauges } from './gauges.ts';
import { generator } from './generator.ts';
import { navigations } from './navigations.ts';
import { pageStates } from './page-states.ts';
import { problems } from './problems.ts';
import { run } from './run.ts';
import { steps } from './steps.ts';
import type { Relation, Table } from './table.ts';
import { views } from './views.ts';
import { vitals } from './vitals.ts';

export type { Column, Relation, Table, Unit } from './table.ts';
export { views };

/** Every table of a record; the run comes last, since it says something about the others. */
export const tables: readonly Table[] = [
  exchanges,
  steps,
  citizens,
  faults,
  generator,
  problems,
  vitals,
  navigations,
  pageStates,
  flags,
  gauges,
  downloads,
  events,
  run,
];

/** What a query may ask, the most useful first. `run` is asked as `runs`. */
export const relations: readonly Relation[] = [
  ...views.toReversed(),
  ...tables.filter((table) => table !== run),
];
