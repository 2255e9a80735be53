import type { Scorecard } from '../../model/index.ts';
import { TOUCHED } from '../page/index.ts';
import { leftAt } from '../words.ts';
import { count, percentile, type Table } from './table.ts';

/** How the crowd came through: steps, services, refusals by rule, personas. */
export function crowdTables(scorecard: Scorecard): Table[] {
  return [steps(scorecard), services(scorecard), policy(scorecard), personas(scorecard)];
}

function steps({ funnel }: Scorecard): Table {
  return {
    name: 'steps',
    title: 'How far citizens came',
    columns: ['Step', 'Started', 'Passed', 'Failed', 'Left', 'Cut off', 'p50', 'p95', 'Slowest'],
    rows: funnel.map((step) => [
      step.title,
      count(step.started),
      count(step.passed),
      count(step.failed),
      count(leftAt(step)),
      count(step.cutOff),
      percentile(step.durations, 'p50', 'duration'),
      percentile(step.durations, 'p95', 'duration'),
      percentile(step.durations, 'max', 'duration'),
    ]),
  };
}

function services(scorecard: Scorecard): Table {
  return {
    name: 'services',
    title: 'Services',
    columns: ['Service', 'Exchanges', 'Answers', 'p50', 'p95', 'Slowest', 'Errors', 'Database p95'],
    rows: scorecard.services.map(({ service, touch, latency, errors, dbMs }) => [
      service,
      TOUCHED[touch],
      count(latency.n),
      percentile(latency, 'p50'),
      percentile(latency, 'p95'),
      percentile(latency, 'max'),
      count(errors),
      percentile(dbMs, 'p95'),
    ]),
  };
}

function policy({ policyRejections }: Scorecard): Table {
  return {
    name: 'policy',
    title: 'Refused by policy',
    columns: ['Rule', 'Refusals'],
    rows: Object.entries(policyRejections).map(([rule, n]) => [rule, count(n)]),
  };
}

function personas(scorecard: Scorecard): Table {
  return {
    name: 'personas',
    title: 'Personas',
    columns: ['Persona', 'Started', 'Finished', 'Gave up', 'Complained'],
    rows: scorecard.personas.map(({ persona, citizens, finished, abandoned = 0, complaints = 0 }) => [
      persona,
      count(citizens),
      count(finished),
      count(abandoned),
      count(complaints),
    ]),
  };
}
