import { begin, sim, type Table } from './table.ts';

/** Steps of the script as citizens did them. */
export const steps: Table = {
  name: 'steps',
  meaning: 'One step of one citizen; one more each time they did it again.',
  types: ['step'],
  most: true,
  reads: {
    citizen: 'INTEGER',
    index: 'INTEGER',
    title: 'VARCHAR',
    startedAt: 'DOUBLE',
    durationMs: 'DOUBLE',
    outcome: 'VARCHAR',
    value: 'VARCHAR',
    given: 'JSON',
    failure: 'JSON',
    attempt: 'INTEGER',
    retried: 'BOOLEAN',
  },
  columns: [
    ...begin('"startedAt"'),
    { name: 'citizen', type: 'INTEGER', meaning: 'number of the citizen', sql: '"citizen"' },
    { name: 'step', type: 'INTEGER', meaning: 'place in the script, from 0', sql: '"index"' },
    { name: 'title', type: 'VARCHAR', meaning: 'the step in words: click Submit', sql: '"title"' },
    {
      name: 'duration_ms',
      type: 'DOUBLE',
      meaning: 'to the last answer that it caused, or to its failure',
      sql: '"durationMs"',
    },
    { name: 'outcome', type: 'VARCHAR', meaning: 'passed or failed', sql: '"outcome"' },
    { name: 'value', type: 'VARCHAR', meaning: 'what was typed, chosen or uploaded', sql: '"value"' },
    {
      name: 'given',
      type: 'JSON',
      meaning: 'what was given to which control, where one step gives several values',
      sql: '"given"',
    },
    { name: 'failure', type: 'VARCHAR', meaning: 'code of the failure', sql: `"failure"->>'code'` },
    { name: 'message', type: 'VARCHAR', meaning: 'the failure in words', sql: `"failure"->>'message'` },
    { name: 'hint', type: 'VARCHAR', meaning: 'what to do about it', sql: `"failure"->>'hint'` },
    {
      name: 'page',
      type: 'VARCHAR',
      meaning: 'address of the page where it failed',
      sql: `"failure"->>'page'`,
    },
    {
      name: 'attempt',
      type: 'INTEGER',
      meaning: 'which time this is that the citizen does the step, from 1',
      sql: 'coalesce("attempt", 1)',
    },
    {
      name: 'retried',
      type: 'BOOLEAN',
      meaning: 'the citizen does it again after this failure: it counts in no figure',
      sql: 'coalesce("retried", false)',
    },
    sim,
  ],
};
