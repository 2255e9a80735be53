import type { Scorecard } from '../../model/index.ts';
import { TOUCHED } from '../page/index.ts';
import { leftAt } from '../words.ts';
import { count, percentile, type Cell, type Table } from './table.ts';

/** How the crowd came through: steps, services, refusals by rule, personas. */
export function crowdTables(scorecard: Scorecard): Table[] {
  return [
    steps(scorecard),
    services(scorecard),
    policy(scorecard),
    forbidden(scorecard),
    personas(scorecard),
    ...(scorecard.staff ? [staff(scorecard.staff)] : []),
    groups(scorecard),
  ];
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

function forbidden({ ruleViolations }: Scorecard): Table {
  return {
    name: 'forbidden',
    title: 'Seen, and forbidden',
    columns: ['Rule', 'What it protects', 'Times', 'First seen in'],
    rows: ruleViolations.map(({ rule, about, hits, first }) => [rule, about, count(hits), first]),
  };
}

function groups(scorecard: Scorecard): Table {
  const known = (value: number | null, unit: 'share' | 'duration' | 'plain'): Cell =>
    value === null ? undefined : { value, unit };
  return {
    name: 'groups',
    title: 'Groups',
    columns: [
      'Group',
      'Ended',
      'Finished',
      'At least',
      'At most',
      'Half within',
      '95 % within',
      'Against best',
    ],
    rows: scorecard.groups.map(
      ({ by, group, ended, success, interval, journeyP50Ms, journeyP95Ms, ratio }) => [
        `${by}: ${group}`,
        count(ended),
        known(success, 'share'),
        known(interval.low, 'share'),
        known(interval.high, 'share'),
        known(journeyP50Ms, 'duration'),
        known(journeyP95Ms, 'duration'),
        known(ratio === null ? null : Math.round(ratio * 100) / 100, 'plain'),
      ],
    ),
  };
}

function staff(worked: NonNullable<Scorecard['staff']>): Table {
  return {
    name: 'staff',
    title: 'Staff',
    columns: ['Persona', 'Planned', 'Started', 'Finished', 'Failed', 'Gave up', 'Lost', 'Rounds'],
    rows: worked.map(({ persona, planned, started, finished, failed, abandoned, lost, rounds }) => [
      persona,
      ...[planned, started, finished, failed, abandoned, lost, rounds].map(count),
    ]),
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
