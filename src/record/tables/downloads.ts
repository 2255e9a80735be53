import { begin, sim, type Table } from './table.ts';

/** Files that pages gave to citizens. */
export const downloads: Table = {
  name: 'downloads',
  meaning: 'One file that a page gave to a citizen.',
  types: ['page.download'],
  reads: { citizen: 'INTEGER', step: 'INTEGER', name: 'VARCHAR', error: 'VARCHAR' },
  columns: [
    ...begin('"t"'),
    { name: 'citizen', type: 'INTEGER', meaning: 'number of the citizen', sql: '"citizen"' },
    { name: 'step', type: 'INTEGER', meaning: 'the step under way, from 0', sql: '"step"' },
    { name: 'name', type: 'VARCHAR', meaning: 'of the file', sql: '"name"' },
    { name: 'error', type: 'VARCHAR', meaning: 'why it did not come', sql: '"error"' },
    sim,
  ],
};
