import { begin, sim, type Table } from './table.ts';

/** The generator itself, so that nobody takes its troubles for the service’s. */
export const generator: Table = {
  name: 'generator',
  meaning: 'One second of the generator itself.',
  types: ['generator'],
  reads: {
    hostCpu: 'DOUBLE',
    loopDelayMs: 'DOUBLE',
    rssMb: 'DOUBLE',
    treeCpu: 'DOUBLE',
    pressure: 'DOUBLE',
    browserDelayMs: 'DOUBLE',
    active: 'INTEGER',
    waiting: 'INTEGER',
  },
  columns: [
    ...begin('"t"'),
    {
      name: 'host_cpu',
      type: 'DOUBLE',
      unit: 'share',
      meaning: 'of all cores of the host in use',
      sql: '"hostCpu"',
    },
    {
      name: 'loop_delay_ms',
      type: 'DOUBLE',
      meaning: 'longest time in which the event loop of esr was blocked',
      sql: '"loopDelayMs"',
    },
    { name: 'rss_mb', type: 'DOUBLE', meaning: 'resident memory of the esr process', sql: '"rssMb"' },
    { name: 'tree_cpu', type: 'DOUBLE', unit: 's', meaning: 'CPU of esr and its browsers', sql: '"treeCpu"' },
    {
      name: 'pressure',
      type: 'DOUBLE',
      unit: 'share',
      meaning: 'of the time in which something that could run waited for a CPU',
      sql: '"pressure"',
    },
    {
      name: 'browser_delay_ms',
      type: 'DOUBLE',
      meaning: 'longest time that a browser took to answer esr itself',
      sql: '"browserDelayMs"',
    },
    { name: 'active', type: 'INTEGER', unit: 'count', meaning: 'citizens in flight', sql: '"active"' },
    {
      name: 'waiting',
      type: 'INTEGER',
      unit: 'count',
      meaning: 'citizens who are due and wait for a place',
      sql: '"waiting"',
    },
    sim,
  ],
};
