import { formatCount } from '../../model/index.ts';
import type { Debrief, GateResult, Scorecard } from '../../model/index.ts';
import { noticesOf } from '../notices.ts';
import { leftInWords } from '../words.ts';
import type { Brief } from './brief.ts';

/** How a case came out. */
type End =
  | { kind: 'passed' }
  | { kind: 'skipped'; message: string }
  | { kind: 'failure' | 'error'; message: string; type: string; text: string };

/** One case of the suite. */
export interface Case {
  name: string;
  classname: string;
  end: End;
  /** What a reader of a passed case may want to know. */
  notes?: string;
}

const PASSED: End = { kind: 'passed' };

/** The run itself, its gates, its personas. */
export function casesOf({ debrief }: Brief): Case[] {
  const { scorecard } = debrief;
  return [
    { name: 'the run proves something', classname: 'run', end: proof(scorecard), notes: cautions(scorecard) },
    ...scorecard.gates.map((gate) => gateCase(gate, scorecard)),
    ...scorecard.personas.map((persona) => personaCase(persona, debrief)),
  ];
}

/** An error where the verdict is INVALID: neither the service's success nor its failure. */
function proof(scorecard: Scorecard): End {
  const { verdict, reasons } = scorecard;
  if (verdict !== 'INVALID') return PASSED;
  const notices = noticesOf(scorecard).map(({ title, text }) => `${title}. ${text}`);
  const [message = 'a gate had nothing to judge'] = [...notices, ...reasons];
  return { kind: 'error', message, type: 'INVALID', text: [...notices, ...reasons].join('\n') };
}

function cautions({ validity }: Scorecard): string {
  return validity.cautions.join('\n');
}

/** A yellow gate passes, as its verdict does, and says why it is yellow. */
function gateCase({ title, status, measured, bounds, reason }: GateResult, { findings }: Scorecard): Case {
  const place = { name: title, classname: 'gates' };
  const figures = `${measured}\n${bounds}\n`;
  if (status === 'green') return { ...place, end: PASSED, notes: figures };
  if (status === 'yellow') return { ...place, end: PASSED, notes: `yellow: ${reason}\n${figures}` };
  const causes = findings.map(
    ({ cause, count, message, hint }) =>
      `${formatCount(count)} × ${cause}: ${message}${hint === undefined ? '' : `\n  → ${hint}`}`,
  );
  const text = [reason, measured, bounds, ...(status === 'red' ? causes : [])].join('\n');
  return {
    ...place,
    end: { kind: status === 'red' ? 'failure' : 'error', message: reason, type: status, text },
  };
}

/**
 * Who did not finish makes a persona fail only where the gate about success is red: below its goal, a few who gave up
 * are no failure of the run.
 */
function personaCase(
  { persona, citizens, finished, abandoned = 0 }: Scorecard['personas'][number],
  { scorecard, scenario }: Debrief,
): Case {
  const place = { name: persona, classname: 'personas' };
  if (citizens === 0) {
    return { ...place, end: { kind: 'skipped', message: 'no citizen of this persona started' } };
  }
  const isShort = scorecard.gates.some(
    ({ status }, index) => status === 'red' && isAboutSuccess(scenario.checks[index]),
  );
  const { left } = scorecard.citizens;
  const message = [
    `${formatCount(finished)} of ${formatCount(citizens)} citizens finished`,
    ...(abandoned > 0 ? [`${formatCount(abandoned)} gave up`] : []),
    ...(left > 0 ? [`of all personas ${leftInWords(left)}`] : []),
  ].join(', ');
  if (!isShort || finished === citizens) return { ...place, end: PASSED, notes: message };
  return { ...place, end: { kind: 'failure', message, type: 'not finished', text: message } };
}

function isAboutSuccess(check: Debrief['scenario']['checks'][number] | undefined): boolean {
  return check?.type === 'success_rate_at_least' || check?.compare?.metric === 'success_rate';
}
