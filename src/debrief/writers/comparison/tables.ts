import { revisionInWords } from '../../../model/index.ts';
import type { ComparedFigure, ComparedGate, Comparison } from '../../../model/index.ts';
import { GATE_MARK } from '../../words.ts';
import { count, shown, type Cell, type Table } from '../table.ts';

/** A comparison as tables, for every format alike: the runs, the figures, the gates. */
export function comparisonTables(comparison: Comparison): Table[] {
  return [figures(comparison), gates(comparison), runs(comparison)];
}

function figures({ figures: all, paired }: Comparison): Table {
  return {
    name: 'figures',
    title: paired ? 'The same citizens in A and B' : 'Citizens of A and of B, who are not the same',
    columns: ['Figure', 'A', 'B', 'B minus A', 'From', 'To (95 %)', 'Citizens', 'Interval'],
    rows: all.map(row),
  };
}

function row({ name, unit, difference, n, method }: ComparedFigure): Cell[] {
  if (!difference)
    return [name, undefined, undefined, 'nothing to compare', undefined, undefined, count(n), method];
  const { control, exposed, difference: by, low, high } = difference;
  const apart = unit === 'share' ? 'points' : unit;
  const signed = (value: number): string => `${value > 0 ? '+' : ''}${shown({ value, unit: apart })}`;
  return [
    name,
    { value: control, unit },
    { value: exposed, unit },
    signed(by),
    signed(low),
    signed(high),
    count(n),
    method,
  ];
}

function gates({ gates: all }: Comparison): Table {
  return {
    name: 'gates',
    title: 'Gates',
    columns: ['Gate', 'A', 'B'],
    rows: all.map(({ title, a, b }) => [title, outcome(a), outcome(b)]),
  };
}

function outcome(gate: ComparedGate['a']): string {
  return gate ? `${GATE_MARK[gate.status]} ${gate.status}: ${gate.measured}` : 'no such gate';
}

function runs({ a, b }: Comparison): Table {
  return {
    name: 'runs',
    title: 'What was compared',
    columns: ['', 'Run', 'Scenario', 'Target', 'Began', 'Verdict', 'Citizens'],
    rows: [a, b].map((run) => [
      run.side,
      run.runId,
      run.scenario,
      run.revision ? `${revisionInWords(run.revision)} at ${run.target}` : run.target,
      run.startedAt,
      run.interrupted ? `${run.verdict}, interrupted` : run.verdict,
      count(run.citizens),
    ]),
  };
}
