import { begin, sim, type Table } from './table.ts';

/** Figures that the service states of itself. */
export const gauges: Table = {
  name: 'gauges',
  meaning: 'One figure that the service stated of itself.',
  types: ['gauge'],
  reads: { name: 'VARCHAR', value: 'DOUBLE', unit: 'VARCHAR' },
  columns: [
    ...begin('"t"'),
    { name: 'name', type: 'VARCHAR', meaning: 'as the target’s file calls it', sql: '"name"' },
    { name: 'value', type: 'DOUBLE', meaning: 'in its unit', sql: '"value"' },
    { name: 'unit', type: 'VARCHAR', meaning: 'share, ms or count', sql: '"unit"' },
    sim,
  ],
};
