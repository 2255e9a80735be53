import type { Check, CitizenOutcome, Plan, Scorecard } from '../model/index.ts';
import { effectOf } from './effect.ts';
import { findings } from './findings.ts';
import { judgeGate } from './gates.ts';
import { isAboutPeople } from './metric-gate.ts';
import type { Tally } from './tally.ts';
import { validityOf } from './validity.ts';
import { answerOf, reasonsOf, stoppedBecause, verdictOf } from './verdict.ts';

/**
 * Turns the folded record of a run into its scorecard. Needs nothing but the plan and the events: the same record
 * gives the same scorecard, whenever and wherever it is judged. A record without its end counts as
 * interrupted.
 */
export function judge({ plan, tally }: { plan: Plan; tally: Tally }): Scorecard {
  // Of a record that was cut off the last second has no sample.
  tally.saturation.end();
  const { crowd, traffic, started } = tally;
  const stopped = stoppedBecause(plan, tally);
  const interrupted = stopped !== undefined;
  const judged = plan.scenario.checks.map((check) => ({
    weight: weightOf(check),
    gate: judgeGate(check, { tally, plan, interrupted }),
  }));
  const gates = judged.map(({ gate }) => gate);
  const byWeight = judged.toSorted((a, b) => a.weight - b.weight).map(({ gate }) => gate);
  const validity = validityOf(plan, tally, interrupted);
  const verdict = verdictOf(gates, validity, interrupted);
  const cohort = traffic.latency[traffic.untouched].n > 0 ? traffic.untouched : 'faulted';
  return {
    runId: started?.runId ?? '',
    scenario: plan.scenario.name,
    seed: plan.seed,
    target: started?.target ?? '',
    ...(plan.targetOption === undefined ? {} : { targetOption: plan.targetOption }),
    ...(plan.targetArgs === undefined ? {} : { targetArgs: plan.targetArgs }),
    startedAt: started?.at ?? '',
    durationMs: tally.finished?.t ?? tally.latest,
    interrupted,
    ...(tally.guard ? { guard: tally.guard } : {}),
    verdict,
    answer: answerOf(verdict),
    reasons: reasonsOf(verdict, byWeight, validity, stopped),
    citizens: headcount(plan, tally),
    latency: traffic.latency[cohort].summary(),
    serviceLatency: traffic.service[cohort].summary(),
    errors: traffic.errors(crowd).count,
    exchanges: traffic.exchanges,
    foreign: { ...traffic.foreign },
    policyRejections: Object.fromEntries([...traffic.rejections].toSorted((a, b) => b[1] - a[1])),
    gates,
    funnel: plan.scenario.steps.map(({ title }, index) => {
      const step = crowd.steps.get(index);
      const { started: began = 0, passed = 0, failed = 0, cutOff = 0 } = step ?? {};
      return {
        title,
        started: began,
        passed,
        failed,
        cutOff,
        durations: step?.durations.summary() ?? NOTHING,
      };
    }),
    services: traffic.services(crowd),
    personas: plan.personas.map(({ id, name }) => {
      const lives = [...crowd.lives.values()].filter(({ persona }) => persona === id);
      return {
        persona: name,
        citizens: lives.length,
        finished: lives.filter(({ outcome }) => outcome === 'finished').length,
        abandoned: lives.filter(({ outcome }) => outcome === 'abandoned').length,
        complaints: lives.filter(({ complained }) => complained).length,
      };
    }),
    findings: findings(crowd).map(({ code: _code, title: _title, ...finding }) => finding),
    faults: plan.faults.map((spec, index) =>
      effectOf(spec, { index, timeWarp: plan.scenario.timeWarp }, tally),
    ),
    validity,
  };
}

/** People first: how many citizens finished says more to a reader than any latency. */
function weightOf(check: Check): number {
  if (isAboutPeople(check)) return 0;
  return check.type === 'latency_under_ms' || check.compare?.metric.startsWith('latency_') ? 1 : 2;
}

const NOTHING = { n: 0, p50: 0, p90: 0, p95: 0, p99: 0, max: 0 };

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
