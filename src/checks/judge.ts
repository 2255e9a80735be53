import { citizensPersonasOf } from '../model/index.ts';
import type { Check, CitizenOutcome, GateResult, Plan, Scorecard } from '../model/index.ts';
import { effectOf } from './effect.ts';
import { figuresOf } from './figures.ts';
import { findings } from './findings.ts';
import { judgeGate } from './gates.ts';
import { groupResults } from './groups.ts';
import { isAboutPeople } from './metric-gate.ts';
import type { OwnFigures } from './own-figures.ts';
import type { Tally } from './tally.ts';
import { exactTimes, summaryOf } from './times.ts';
import { validityOf } from './validity.ts';
import { answerOf, reasonsOf, rerunBecause, stoppedBecause, verdictOf } from './verdict.ts';

/**
 * Turns the folded record of a run into its scorecard. Needs nothing but the plan and the events: the same record
 * gives the same scorecard, whenever and wherever it is judged. A record without its end counts as
 * interrupted; one that a check ended does not.
 * @param own figures that the author of the scenario computes.
 */
export function judge({ plan, tally, own = {} }: { plan: Plan; tally: Tally; own?: OwnFigures }): Scorecard {
  // Of a record that was cut off the last second has no sample.
  tally.saturation.end();
  const { crowd, everybody, traffic, started } = tally;
  const stopped = stoppedBecause(plan, tally);
  const cutShort = stopped !== undefined;
  const aborted = abortOf(tally);
  const interrupted = cutShort && !aborted;
  const judged = plan.scenario.checks.map((check) => ({
    weight: weightOf(check),
    gate: asAborted(judgeGate(check, { tally, plan, own, cutShort }), tally),
  }));
  const gates = judged.map(({ gate }) => gate);
  const byWeight = judged.toSorted((a, b) => a.weight - b.weight).map(({ gate }) => gate);
  const validity = validityOf(plan, tally, cutShort);
  const verdict = verdictOf(gates, validity, interrupted || plan.rerunOf !== undefined);
  const cohort = traffic.latency[traffic.untouched].n > 0 ? traffic.untouched : 'faulted';
  return {
    runId: started?.runId ?? '',
    scenario: plan.scenario.name,
    seed: plan.seed,
    target: started?.target ?? '',
    ...(plan.targetOption === undefined ? {} : { targetOption: plan.targetOption }),
    ...(plan.targetArgs === undefined ? {} : { targetArgs: plan.targetArgs }),
    ...(plan.revision === undefined ? {} : { revision: plan.revision }),
    ...(plan.rerunOf === undefined ? {} : { rerunOf: plan.rerunOf }),
    startedAt: started?.at ?? '',
    durationMs: tally.finished?.t ?? tally.latest,
    interrupted,
    ...(tally.guard ? { guard: tally.guard } : {}),
    verdict,
    answer: answerOf(verdict),
    reasons: reasonsOf(verdict, byWeight, validity, stopped ?? rerunBecause(plan)),
    citizens: headcount(plan, tally),
    latency: summaryOf(traffic.latency[cohort]),
    serviceLatency: summaryOf(traffic.service[cohort]),
    errors: traffic.errors(everybody).count,
    exchanges: traffic.exchanges,
    foreign: { ...traffic.foreign },
    policyRejections: Object.fromEntries([...traffic.rejections].toSorted((a, b) => b[1] - a[1])),
    gates,
    ...(aborted ? { abortedBy: aborted } : {}),
    metrics: figuresOf(plan, tally, own),
    groups: groupResults(plan, crowd),
    ruleViolations: tally.pages.rules
      .breaches()
      .map(({ rule: { name: rule, about }, hits, first }) => ({ rule, about, hits, first })),
    funnel: funnelOf(plan, crowd),
    timeline: tally.timeline.summary(tally.spanMs),
    services: traffic.services(everybody),
    personas: citizensPersonasOf(plan).map(({ id, name }) => {
      const lives = [...crowd.lives.values()].filter(({ persona }) => persona === id);
      return {
        persona: name,
        citizens: lives.length,
        finished: lives.filter(({ outcome }) => outcome === 'finished').length,
        abandoned: lives.filter(({ outcome }) => outcome === 'abandoned').length,
        complaints: lives.filter(({ complained }) => complained).length,
      };
    }),
    ...(plan.scenario.staff ? { staff: tally.staff.results(plan) } : {}),
    findings: findings({ lives: new Map([...crowd.lives, ...tally.staff.lives]) }).map(
      ({ code: _code, title: _title, ...finding }) => finding,
    ),
    ...(tally.trials.prices.length > 0 ? { injecting: tally.trials.prices } : {}),
    faults: plan.faults.map((spec, index) =>
      effectOf(spec, { index, timeWarp: plan.scenario.timeWarp }, tally),
    ),
    validity,
  };
}

/** How far citizens came: their steps are the first ones of the script. */
function funnelOf({ scenario }: Plan, crowd: Tally['crowd']): Scorecard['funnel'] {
  const theirs = scenario.steps.filter(({ staff }) => staff === undefined);
  return theirs.map(({ title }, index) => {
    const step = crowd.steps.get(index);
    const { started = 0, passed = 0, failed = 0, cutOff = 0 } = step ?? {};
    return {
      title,
      started,
      passed,
      failed,
      abandoned: gaveUpAt(index, crowd),
      cutOff,
      durations: summaryOf(step?.durations ?? exactTimes()),
    };
  });
}

/** Which check ended the run, and when. */
function abortOf({ finished, spanMs }: Tally): Scorecard['abortedBy'] {
  return finished?.gate === undefined ? undefined : { gate: finished.gate, afterMs: spanMs };
}

/** The check that ended the run stays red, whatever came of those who were on the way then. */
function asAborted(gate: GateResult, { finished }: Tally): GateResult {
  if (finished?.gate !== gate.title || gate.status === 'red') return gate;
  return { ...gate, status: 'red', reason: finished.reason ?? gate.reason };
}

/** People first: how many citizens finished says more to a reader than any latency. */
function weightOf(check: Check): number {
  if (isAboutPeople(check)) return 0;
  return check.type === 'latency_under_ms' || check.compare?.metric.startsWith('latency_') ? 1 : 2;
}

function gaveUpAt(index: number, { lives }: Tally['crowd']): number {
  return [...lives.values()].filter(
    ({ outcome, failure }) => outcome === 'abandoned' && failure?.step === index,
  ).length;
}

/** Everyone planned is counted once: who started without an end was interrupted, the rest never started. */
function headcount({ arrivals }: Plan, { crowd }: Tally): Scorecard['citizens'] {
  const inFlight = [...crowd.lives.values()].filter(({ outcome }) => outcome === undefined).length;
  const count = (outcome: CitizenOutcome): number => crowd.count(outcome);
  return {
    planned: arrivals.length,
    started: crowd.started,
    finished: count('finished'),
    failed: count('failed'),
    abandoned: count('abandoned'),
    left: count('left'),
    lost: count('lost'),
    interrupted: count('interrupted') + inFlight,
    'not-started': arrivals.length - crowd.started,
  };
}
