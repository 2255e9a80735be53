import { begin, sim, type Table } from './table.ts';

/** Events that no other table takes, so that nothing of a record is out of reach. */
export const events: Table = {
  name: 'events',
  meaning: 'One event that no other table takes, such as a pause of the run.',
  types: 'others',
  reads: { citizen: 'INTEGER', step: 'INTEGER' },
  columns: [
    ...begin('"t"'),
    { name: 'type', type: 'VARCHAR', meaning: 'kind of event', sql: '"type"' },
    { name: 'citizen', type: 'INTEGER', meaning: 'number of the citizen, if it has one', sql: '"citizen"' },
    { name: 'step', type: 'INTEGER', meaning: 'the step under way, if it has one', sql: '"step"' },
    { name: 'event', type: 'JSON', meaning: 'all of it', sql: '"json"' },
    sim,
  ],
};
