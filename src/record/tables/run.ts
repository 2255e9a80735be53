import { begin, sim, type Table } from './table.ts';

const STARTED = `filter (where "type" = 'run.started')`;
const FINISHED = `filter (where "type" = 'run.finished')`;
/** An end of each pause, less its beginning; a pause that nobody ended lasts until the run did. */
const PAUSED = `greatest(0,
  coalesce(sum(case "what" when 'resumed' then "t" when 'paused' then -"t" end), 0)
  + case when count(*) filter (where "what" = 'paused') > count(*) filter (where "what" = 'resumed')
         then max("t") ${FINISHED} else 0 end)`;

/** The run as a whole, one row; what its scorecard says comes to it when it is asked. */
export const run: Table = {
  name: 'run',
  meaning: 'The run.',
  types: ['run.started', 'run.finished', 'run.held'],
  one: 'run',
  reads: {
    scenario: 'VARCHAR',
    seed: 'BIGINT',
    users: 'INTEGER',
    rampUpMs: 'DOUBLE',
    target: 'VARCHAR',
    browser: 'VARCHAR',
    interrupted: 'BOOLEAN',
    reason: 'VARCHAR',
    what: 'VARCHAR',
  },
  columns: [
    ...begin('0').filter(({ name }) => name !== 't_ms'),
    { name: 'scenario', type: 'VARCHAR', meaning: 'the scenario, as its file is called', sql: '$scenario' },
    {
      name: 'title',
      type: 'VARCHAR',
      meaning: 'the scenario, as it calls itself',
      sql: 'any_value("scenario")',
    },
    { name: 'seed', type: 'BIGINT', meaning: 'same seed, same citizens', sql: 'any_value("seed")' },
    { name: 'users', type: 'INTEGER', unit: 'count', meaning: 'citizens planned', sql: 'any_value("users")' },
    {
      name: 'ramp_up_ms',
      type: 'DOUBLE',
      meaning: 'over how long they arrive',
      sql: 'any_value("rampUpMs")',
    },
    {
      name: 'target',
      type: 'VARCHAR',
      meaning: 'address of the service',
      sql: `any_value("target") ${STARTED}`,
    },
    { name: 'browser', type: 'VARCHAR', meaning: 'kind and version', sql: 'any_value("browser")' },
    {
      name: 'duration_ms',
      type: 'DOUBLE',
      meaning: 'from its start to its end; NULL while it flies, or where it was cut off',
      sql: `max("t") ${FINISHED}`,
    },
    { name: 'paused_ms', type: 'DOUBLE', meaning: 'of which paused by hand', sql: PAUSED },
    {
      name: 'interrupted',
      type: 'BOOLEAN',
      meaning: 'stopped before its end',
      sql: 'any_value("interrupted")',
    },
    { name: 'reason', type: 'VARCHAR', meaning: 'why it was stopped', sql: 'any_value("reason")' },
    {
      name: 'cohort',
      type: 'VARCHAR',
      meaning: 'touch of the exchanges that its latency is about, and those of esr_metrics',
      sql: '$cohort',
    },
    {
      name: 'left_out',
      type: 'INTEGER',
      unit: 'count',
      meaning: 'lines of its record that are no whole event: they are in no table',
      sql: '$left_out',
    },
    sim,
  ],
};
