import { begin, sim, type Table } from './table.ts';

/** States of pages that were looked at for barriers; `barriers` has what was found there. */
export const pageStates: Table = {
  name: 'page_states',
  meaning: 'One state of a page that was looked at for barriers, once in the run.',
  types: ['a11y'],
  reads: {
    citizen: 'INTEGER',
    step: 'INTEGER',
    url: 'VARCHAR',
    state: 'VARCHAR',
    violations: 'JSON',
    error: 'VARCHAR',
  },
  columns: [
    ...begin('"t"'),
    { name: 'citizen', type: 'INTEGER', meaning: 'who came there first', sql: '"citizen"' },
    { name: 'step', type: 'INTEGER', meaning: 'the step they had done, from 0', sql: '"step"' },
    { name: 'url', type: 'VARCHAR', meaning: 'address of the page, without its query', sql: '"url"' },
    {
      name: 'state',
      type: 'VARCHAR',
      meaning: 'what tells it from other states of that page',
      sql: '"state"',
    },
    { name: 'violations', type: 'JSON', meaning: 'what axe-core found, a list', sql: '"violations"' },
    { name: 'error', type: 'VARCHAR', meaning: 'why it could not be looked at', sql: '"error"' },
    sim,
  ],
};
