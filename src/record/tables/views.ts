import { run } from './run.ts';
import type { Column, View } from './table.ts';

const of = (name: string, type: Column['type'], meaning: string, unit?: Column['unit']): Column => ({
  name,
  type,
  meaning,
  ...(unit === undefined ? {} : { unit }),
});

const RUN = of('run_id', 'VARCHAR', 'the run');
const TIME = of('time', 'TIMESTAMP', 'when it began', 'UTC');
const SIM = of('sim', 'BOOLEAN', 'true: this is a simulation');

/** The same words as `isCalledOff` of the model has. */
const CALLED_OFF = `x."status" = 0 and coalesce(regexp_matches(x."error", 'ERR_ABORTED|NS_BINDING_ABORTED|cancell?ed', 'i'), false)`;
const ANSWERED_WELL = `(x."status" between 1 and 399 or x."rule" is not null)`;

/** Runs and what their scorecards say. */
const runs: View = {
  name: 'runs',
  meaning: 'One run.',
  columns: [
    ...run.columns.filter(({ name }) => name !== 'sim'),
    of('verdict', 'VARCHAR', 'PASS, WARN, FAIL or INVALID; NULL where the run has not landed'),
    of('answer', 'VARCHAR', 'the verdict as advice: launch, do not launch, …'),
    SIM,
  ],
  sql: 'select r.* exclude ("sim"), v."verdict", v."answer", r."sim" from "run" r left join "verdicts" v using ("run_id")',
};

/** The table of the first scorecards: what a run is judged by. */
const esrMetrics: View = {
  name: 'esr_metrics',
  meaning:
    'One document or api call that counts: of the cohort that no fault touched, and not called off by the page itself.',
  columns: [
    RUN,
    TIME,
    of('latency_ms', 'DOUBLE', 'to the last byte of the answer; NULL without an answer'),
    of('status', 'VARCHAR', 'OK, also for a refusal by a rule of the service; else ERROR'),
    of('http_status', 'INTEGER', 'HTTP status; 0 without an answer'),
    of('service', 'VARCHAR', 'by the routes of the target, else the host'),
    of('method', 'VARCHAR', 'GET, POST, …'),
    of('url', 'VARCHAR', 'address, without its query'),
    of('citizen', 'INTEGER', 'number of the citizen'),
    of('step', 'INTEGER', 'the step under way, from 0'),
    of('rule', 'VARCHAR', 'the rule that refused it'),
    SIM,
  ],
  sql: `select x."run_id", x."time", case when x."status" > 0 then x."duration_ms" end as "latency_ms",
      case when ${ANSWERED_WELL} then 'OK' else 'ERROR' end as "status",
      x."status" as "http_status", "service", "method", "url", "citizen", "step", "rule", x."sim"
    from "exchanges" x join "run" r using ("run_id")
    where "kind" <> 'asset' and not "foreign_host" and "touch" = "cohort" and not (${CALLED_OFF})`,
};

/** Everything that was timed, in one long table. */
const samples: View = {
  name: 'samples',
  meaning: 'One thing that was timed: an answered exchange, a step, or the journey of a citizen.',
  columns: [
    RUN,
    TIME,
    of('what', 'VARCHAR', 'exchange, step or journey'),
    of('name', 'VARCHAR', 'the service, the step in words, or the persona'),
    of('citizen', 'INTEGER', 'number of the citizen'),
    of('step', 'INTEGER', 'place in the script, from 0; NULL for a journey'),
    of('duration_ms', 'DOUBLE', 'how long it took'),
    of('ok', 'BOOLEAN', 'answered well, passed, or finished'),
    of('touch', 'VARCHAR', 'of exchanges: clean, line, collateral or faulted'),
    SIM,
  ],
  sql: `select "run_id", "time", 'exchange' as "what", "service" as "name", "citizen", "step", "duration_ms",
      ${ANSWERED_WELL} as "ok", "touch", "sim" from "exchanges" x where "status" > 0
    union all
    select "run_id", "time", 'step', "title", "citizen", "step", "duration_ms", "outcome" = 'passed', null, "sim"
      from "steps" where not "retried"
    union all
    select "run_id", "time", 'journey', "persona", "citizen", null, "duration_ms", "outcome" = 'finished', null, "sim"
      from "citizens" where "outcome" is not null and "outcome" <> 'not-started'`,
};

/** What stands in the way of people at pages, one rule after the other. */
const barriers: View = {
  name: 'barriers',
  meaning: 'One rule of accessibility that a state of a page breaks.',
  columns: [
    RUN,
    TIME,
    of('url', 'VARCHAR', 'address of the page, without its query'),
    of('state', 'VARCHAR', 'what tells it from other states of that page'),
    of('rule', 'VARCHAR', 'as axe-core calls it'),
    of('impact', 'VARCHAR', 'minor, moderate, serious or critical'),
    of('help', 'VARCHAR', 'what to do, in words'),
    of('nodes', 'INTEGER', 'elements that break it', 'count'),
    of('selector', 'VARCHAR', 'the first of them'),
    of('citizen', 'INTEGER', 'who came there first'),
    of('step', 'INTEGER', 'the step they had done, from 0'),
    SIM,
  ],
  sql: `select "run_id", "time", "url", "state", v->>'rule' as "rule", v->>'impact' as "impact", v->>'help' as "help",
      cast(v->>'nodes' as integer) as "nodes", v->>'selector' as "selector", "citizen", "step", "sim"
    from (select *, unnest(from_json("violations", '["json"]')) as v from "page_states")`,
};

/** Views over the tables, in the order in which one rests on another. */
export const views: readonly View[] = [runs, esrMetrics, samples, barriers];
