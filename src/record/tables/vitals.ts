import { begin, sim, type Table } from './table.ts';

/** Web vitals. */
export const vitals: Table = {
  name: 'vitals',
  meaning: 'One web vital of one page that a citizen saw, once it was final.',
  types: ['vital'],
  reads: {
    citizen: 'INTEGER',
    step: 'INTEGER',
    name: 'VARCHAR',
    value: 'DOUBLE',
    url: 'VARCHAR',
    startedAt: 'DOUBLE',
  },
  columns: [
    ...begin('coalesce("startedAt", "t")'),
    { name: 'citizen', type: 'INTEGER', meaning: 'number of the citizen', sql: '"citizen"' },
    { name: 'step', type: 'INTEGER', meaning: 'the step that opened the page, from 0', sql: '"step"' },
    { name: 'name', type: 'VARCHAR', meaning: 'lcp, cls, inp, fcp or ttfb', sql: '"name"' },
    { name: 'value', type: 'DOUBLE', meaning: 'ms; of cls a score', sql: '"value"' },
    { name: 'url', type: 'VARCHAR', meaning: 'address of the page, without its query', sql: '"url"' },
    sim,
  ],
};
