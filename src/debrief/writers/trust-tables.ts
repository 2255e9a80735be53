import type { Difference, FaultEffect, Scorecard } from '../../model/index.ts';
import { count, type Cell, type Figure, type Table } from './table.ts';

/** What was done to the run, and whether its figures can be trusted: faults, their effects, the generator. */
export function trustTables(scorecard: Scorecard): Table[] {
  return [faults(scorecard), effects(scorecard), injecting(scorecard), generator(scorecard)];
}

function faults(scorecard: Scorecard): Table {
  return {
    name: 'faults',
    title: 'What the faults did',
    columns: ['Fault', 'On', 'Plane', 'Exposed', 'Control', 'Acted on', 'Left in place', 'In one sentence'],
    rows: scorecard.faults.map(({ fault, service, plane, exposed, control, fired, withdrawn, summary }) => [
      fault,
      service,
      plane,
      count(exposed),
      count(control),
      count(fired),
      withdrawn ? 'nothing' : 'not withdrawn',
      summary,
    ]),
  };
}

function effects(scorecard: Scorecard): Table {
  return {
    name: 'effects',
    title: 'Exposed citizens against their control group',
    columns: ['Fault', 'Figure', 'Exposed', 'Control', 'Difference', 'From', 'To (95 %)'],
    rows: scorecard.faults.flatMap(effectRows),
  };
}

function injecting({ injecting: prices = [] }: Scorecard): Table {
  const rows = prices.flatMap(({ plane, requestMs, loadMs, hits }): Cell[][] => [
    [plane, 'a request', { value: requestMs.without, unit: 'ms' }, { value: requestMs.with, unit: 'ms' }],
    [
      plane,
      'a page with cached scripts',
      { value: loadMs.without, unit: 'ms' },
      { value: loadMs.with, unit: 'ms' },
    ],
    [plane, 'requests to the service for that page', count(hits.without), count(hits.with)],
  ]);
  return {
    name: 'injecting',
    title: 'What being ready to inject costs, with no fault acting',
    columns: ['Plane', 'Figure', 'Without', 'With'],
    rows,
  };
}

function effectRows({ fault, success, abandoned = null, journeyMs, slowestStep }: FaultEffect): Cell[][] {
  const step = slowestStep ? `mean of ‘${slowestStep.title}’` : '';
  return [
    ...compared(fault, 'share who finished', success, 'share', 'points'),
    ...compared(fault, 'share whose patience ended', abandoned, 'share', 'points'),
    ...compared(fault, 'mean journey', journeyMs, 'duration', 'duration'),
    ...compared(fault, step, slowestStep, 'ms', 'ms'),
  ];
}

function compared(
  fault: string,
  figure: string,
  difference: Difference | null,
  unit: Figure['unit'],
  unitOfDifference: Figure['unit'],
): Cell[][] {
  if (!difference) return [];
  const { exposed, control, difference: change, low, high } = difference;
  return [
    [
      fault,
      figure,
      { value: exposed, unit },
      { value: control, unit },
      ...[change, low, high].map((value) => ({ value, unit: unitOfDifference })),
    ],
  ];
}

function generator({ validity, latency, serviceLatency }: Scorecard): Table {
  const ms = (value: number): Figure => ({ value, unit: 'ms' });
  const share = (value: number): Figure => ({ value, unit: 'share' });
  const { pressureMean } = validity;
  const rows: Cell[][] = [
    ['Valid', validity.valid ? 'yes' : 'no'],
    ...validity.reasons.map((reason) => ['Not valid because', reason]),
    ...validity.cautions.map((caution) => ['Keep in mind', caution]),
    ['Citizens started late by (p95)', ms(validity.lateness.p95)],
    ['Latency p95 as citizens felt it', ms(latency.p95)],
    ['Latency p95 without their wait for the generator', ms(serviceLatency.p95)],
    ['Seconds sampled', count(validity.seconds)],
    ['Seconds in which it was saturated', count(validity.saturatedSeconds)],
    ['Durations in no percentile for that', count(validity.leftOut)],
    ['Longest standstill of the event loop', ms(validity.loopDelayMaxMs)],
    ['Longest that a browser took to answer', ms(validity.browserDelayMaxMs)],
    ['Host CPU, mean', share(validity.hostCpuMean)],
    ['Host CPU, highest', share(validity.hostCpuMax)],
    ...(pressureMean === undefined
      ? []
      : [['Time in which something waited for a CPU', share(pressureMean)]]),
    ['Memory of esr, highest', { value: validity.rssMaxMb, unit: 'MB' }],
  ];
  return {
    name: 'generator',
    title: 'Can these figures be trusted?',
    columns: ['The generator', 'Measured'],
    rows,
  };
}
