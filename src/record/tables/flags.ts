import { begin, sim, type Table } from './table.ts';

/** What guards of values flagged. */
export const flags: Table = {
  name: 'flags',
  meaning: 'One thing that a guard of values of the service flagged.',
  types: ['values.flag'],
  reads: {
    citizen: 'INTEGER',
    step: 'INTEGER',
    flag: 'VARCHAR',
    message: 'VARCHAR',
    refused: 'BOOLEAN',
    url: 'VARCHAR',
  },
  columns: [
    ...begin('"t"'),
    { name: 'citizen', type: 'INTEGER', meaning: 'number of the citizen', sql: '"citizen"' },
    { name: 'step', type: 'INTEGER', meaning: 'the step under way, from 0', sql: '"step"' },
    { name: 'flag', type: 'VARCHAR', meaning: 'its kind, as the service calls it', sql: '"flag"' },
    { name: 'message', type: 'VARCHAR', meaning: 'why, in words', sql: '"message"' },
    { name: 'refused', type: 'BOOLEAN', meaning: 'it was kept from the citizen', sql: '"refused"' },
    { name: 'url', type: 'VARCHAR', meaning: 'where, without the query', sql: '"url"' },
    sim,
  ],
};
