import { begin, sim, type Table } from './table.ts';

const STARTED = `filter (where "type" = 'citizen.started')`;
const FINISHED = `filter (where "type" = 'citizen.finished')`;
const COMPLAINED = `filter (where "type" = 'citizen.complained')`;
const LATE = `min("t") ${STARTED} - any_value("plannedAt")`;
/** Unknown of those who never started, which is not 0. */
const WAITED = `if(${LATE} < 0, 0, ${LATE})`;

/** Citizens from their planned start to their end. */
export const citizens: Table = {
  name: 'citizens',
  meaning:
    'One citizen, also one who was planned and never started; no outcome while they are on the way. Staff too, who are no citizens in any count.',
  types: ['citizen.started', 'citizen.finished', 'citizen.complained'],
  one: 'citizen',
  reads: {
    citizen: 'INTEGER',
    persona: 'VARCHAR',
    plannedAt: 'DOUBLE',
    arms: 'VARCHAR[]',
    outcome: 'VARCHAR',
    durationMs: 'DOUBLE',
    failure: 'JSON',
    screenshot: 'VARCHAR',
    step: 'INTEGER',
    words: 'VARCHAR',
    staff: 'INTEGER',
    rounds: 'INTEGER',
  },
  columns: [
    ...begin(`min("t") ${STARTED}`),
    { name: 'citizen', type: 'INTEGER', meaning: 'number of the citizen', sql: '"citizen"' },
    { name: 'persona', type: 'VARCHAR', meaning: 'id of the persona', sql: 'any_value("persona")' },
    {
      name: 'staff',
      type: 'INTEGER',
      meaning: 'group of the staff they work in, from 0; NULL of citizens',
      sql: 'any_value("staff")',
    },
    {
      name: 'planned_ms',
      type: 'DOUBLE',
      meaning: 'planned start, since the start of the run',
      sql: 'any_value("plannedAt")',
    },
    {
      name: 'waited_ms',
      type: 'DOUBLE',
      meaning: 'how much later than planned they started: the generator’s doing',
      sql: WAITED,
    },
    {
      name: 'arms',
      type: 'VARCHAR[]',
      meaning: 'exposed, control or untouched, for each fault of the plan in its order',
      sql: 'any_value("arms")',
    },
    {
      name: 'outcome',
      type: 'VARCHAR',
      meaning: 'finished, failed, abandoned, left, lost, interrupted or not-started',
      sql: 'any_value("outcome")',
    },
    {
      name: 'duration_ms',
      type: 'DOUBLE',
      meaning: 'from their actual start to their end',
      sql: `any_value("durationMs") ${FINISHED}`,
    },
    {
      name: 'rounds',
      type: 'INTEGER',
      unit: 'count',
      meaning: 'how often staff did what it does again and again; NULL of citizens',
      sql: 'any_value("rounds")',
    },
    {
      name: 'failure',
      type: 'VARCHAR',
      meaning: 'code of the failure, where no step has it',
      sql: `any_value("failure"->>'code') ${FINISHED}`,
    },
    {
      name: 'message',
      type: 'VARCHAR',
      meaning: 'that failure in words',
      sql: `any_value("failure"->>'message') ${FINISHED}`,
    },
    {
      name: 'screenshot',
      type: 'VARCHAR',
      meaning: 'picture of the failing page, in the folder of the run',
      sql: 'any_value("screenshot")',
    },
    {
      name: 'complaint',
      type: 'VARCHAR',
      meaning: 'what they said in public when they gave up',
      sql: `any_value("words") ${COMPLAINED}`,
    },
    {
      name: 'complained_at_step',
      type: 'INTEGER',
      meaning: 'the step they gave up at, from 0',
      sql: `any_value("step") ${COMPLAINED}`,
    },
    sim,
  ],
};
