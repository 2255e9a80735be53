import { begin, sim, type Table } from './table.ts';

/** What became of the faults. */
export const faults: Table = {
  name: 'faults',
  meaning: 'One thing that happened to a fault: injected, fired at somebody, withdrawn.',
  types: ['fault'],
  reads: {
    fault: 'VARCHAR',
    what: 'VARCHAR',
    plane: 'VARCHAR',
    byHand: 'JSON',
    citizen: 'INTEGER',
    url: 'VARCHAR',
  },
  columns: [
    ...begin('"t"'),
    { name: 'fault', type: 'VARCHAR', meaning: 'name of the fault', sql: '"fault"' },
    { name: 'what', type: 'VARCHAR', meaning: 'injected, fired or withdrawn', sql: '"what"' },
    { name: 'plane', type: 'VARCHAR', meaning: 'where it acts, when it was injected', sql: '"plane"' },
    {
      name: 'by_hand',
      type: 'JSON',
      meaning: 'the fault itself, where somebody injected it while the run flew',
      sql: '"byHand"',
    },
    { name: 'citizen', type: 'INTEGER', meaning: 'at whom it fired', sql: '"citizen"' },
    { name: 'url', type: 'VARCHAR', meaning: 'at which exchange it fired', sql: '"url"' },
    sim,
  ],
};
