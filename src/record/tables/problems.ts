import { begin, sim, type Table } from './table.ts';

/** What pages complained about, what they asked in dialogs, and what the guard stopped. */
export const problems: Table = {
  name: 'problems',
  meaning: 'One error of a page, one native dialog, or what the guard stopped the run for.',
  types: ['page.problem', 'page.dialog', 'guard'],
  reads: {
    citizen: 'INTEGER',
    step: 'INTEGER',
    source: 'VARCHAR',
    message: 'VARCHAR',
    kind: 'VARCHAR',
    answer: 'VARCHAR',
    value: 'VARCHAR',
    place: 'VARCHAR',
    reason: 'VARCHAR',
  },
  columns: [
    ...begin('"t"'),
    { name: 'citizen', type: 'INTEGER', meaning: 'number of the citizen', sql: '"citizen"' },
    { name: 'step', type: 'INTEGER', meaning: 'the step under way, from 0', sql: '"step"' },
    {
      name: 'source',
      type: 'VARCHAR',
      meaning: 'exception, console, dialog or guard',
      sql: `case "type" when 'page.dialog' then 'dialog' when 'guard' then 'guard' else "source" end`,
    },
    {
      name: 'kind',
      type: 'VARCHAR',
      meaning: 'of a dialog: alert, confirm, …; of the guard: what it looks like, such as ssn',
      sql: '"kind"',
    },
    { name: 'message', type: 'VARCHAR', meaning: 'what was said', sql: 'coalesce("message", "reason")' },
    { name: 'answer', type: 'VARCHAR', meaning: 'how the citizen answered a dialog', sql: '"answer"' },
    { name: 'masked', type: 'VARCHAR', meaning: 'what the guard found, masked', sql: '"value"' },
    { name: 'place', type: 'VARCHAR', meaning: 'where the guard found it', sql: '"place"' },
    sim,
  ],
};
