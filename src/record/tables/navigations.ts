import { begin, sim, type Table } from './table.ts';

/** Navigations within single-page applications. */
export const navigations: Table = {
  name: 'navigations',
  meaning: 'One change of address within a page, as single-page applications do.',
  types: ['navigation'],
  reads: {
    citizen: 'INTEGER',
    step: 'INTEGER',
    url: 'VARCHAR',
    startedAt: 'DOUBLE',
    durationMs: 'DOUBLE',
  },
  columns: [
    ...begin('"startedAt"'),
    { name: 'citizen', type: 'INTEGER', meaning: 'number of the citizen', sql: '"citizen"' },
    { name: 'step', type: 'INTEGER', meaning: 'the step under way, from 0', sql: '"step"' },
    { name: 'url', type: 'VARCHAR', meaning: 'the new address, without its query', sql: '"url"' },
    {
      name: 'duration_ms',
      type: 'DOUBLE',
      meaning: 'until nothing was under way any more',
      sql: '"durationMs"',
    },
    sim,
  ],
};
