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

/**
 * Stretches of a run in which its generator was saturated. The bounds are those of `checks/saturation.ts`: event loop and
 * browsers 150 ms, a citizen who began 250 ms late.
 */
const SATURATED = `"samples_of_generator" as (
      select "run_id", "t_ms" as "ends", lag("t_ms", 1, 0) over (partition by "run_id" order by "t_ms") as "begins",
        coalesce("loop_delay_ms" > 150 or "browser_delay_ms" > 150, false) as "stood"
      from "generator"),
    "seconds" as (
      select s."run_id", "begins", "ends", any_value("stood") or coalesce(max("waited_ms") > 250, false) as "bad"
      from "samples_of_generator" s left join "citizens" c
        on c."run_id" = s."run_id" and c."t_ms" > "begins" and c."t_ms" <= "ends"
      group by all),
    "islands" as (
      select *, count(*) filter (where not "bad") over (partition by "run_id" order by "begins") as "island"
      from "seconds"),
    "stretches" as (
      select "run_id", {'begins': min("begins"), 'ends': max("ends")} as "stretch"
      from "islands" where "bad" group by "run_id", "island"),
    "saturation" as (select "run_id", list("stretch") as "stretches" from "stretches" group by "run_id")`;
/** How much of an exchange lay in them, ms; 0 in a run that has none. */
const SHARED = `coalesce(list_sum(list_transform("stretches", lambda s:
        greatest(0, least(x."t_ms" + x."duration_ms", s."ends") - greatest(x."t_ms", s."begins")))), 0)`;

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
    of('latency_ms', 'DOUBLE', 'to the last byte of the answer; NULL without an answer, or where saturated'),
    of('saturated', 'BOOLEAN', 'half of its time or more the generator was saturated: its time is no figure'),
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
  sql: `with ${SATURATED},
    "timed" as (
      select x.*, ${SHARED} as "shared_ms", "shared_ms" > 0 and "shared_ms" >= x."duration_ms" / 2 as "saturated"
      from "exchanges" x left join "saturation" using ("run_id")
      where x."kind" <> 'asset' and not x."foreign_host")
    select x."run_id", x."time", case when x."status" > 0 and not "saturated" then x."duration_ms" end as "latency_ms",
      "saturated", case when ${ANSWERED_WELL} then 'OK' else 'ERROR' end as "status",
      x."status" as "http_status", "service", "method", "url", "citizen", "step", "rule", x."sim"
    from "timed" x join "run" r using ("run_id")
    where "touch" = "cohort" and not (${CALLED_OFF})`,
};

/** Everything that was timed, in one long table. */
const samples: View = {
  name: 'samples',
  meaning:
    'One thing that was timed: an answered exchange or a step, of citizens and staff, or the journey of a citizen.',
  columns: [
    RUN,
    TIME,
    of('what', 'VARCHAR', 'exchange, step or journey'),
    of('name', 'VARCHAR', 'the service, the step in words, or the persona'),
    of('citizen', 'INTEGER', 'number of the citizen, or of one of the staff'),
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
      from "citizens" where "outcome" is not null and "outcome" <> 'not-started' and "staff" is null`,
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
