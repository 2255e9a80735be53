import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatShare } from '../model/index.ts';
import type { Answer, Debrief, Scorecard } from '../model/index.ts';

/** The figures that somebody reads first, by the names that the handbooks print; null where there was no data. */
export interface FirstFigures {
  latency_p95_ms: number | null;
  /** In percent: 97.8. */
  payment_success: number | null;
  /** How often something was seen that a rule of the scenario forbids. */
  compliance_hits: number;
  /** Names of the rules that were broken. */
  esq_rule_violations: string[];
  /** The answer in a sentence for everybody. */
  notes: string;
}

const NOTES: Record<Answer, string> = {
  launch: 'Ready for production!',
  'launch, with caution': 'Ready for production, with caution',
  'do not launch': 'Not ready for production',
  'not proven': 'Nothing is proven: rehearse again',
};

/** Writes `scorecard.json`, every figure of the debrief as data. @returns its path. */
export async function writeScorecard({
  scorecard,
  dir,
}: Pick<Debrief, 'scorecard' | 'dir'>): Promise<string> {
  const file = join(dir, 'scorecard.json');
  await writeFile(file, `${JSON.stringify(writtenScorecard(scorecard), null, 2)}\n`);
  return file;
}

/** A scorecard as it is written. */
export function writtenScorecard(scorecard: Scorecard): FirstFigures & Scorecard {
  const { metrics, ruleViolations, answer, reasons } = scorecard;
  const paid = metrics['payment_success'];
  const [why] = reasons;
  return {
    latency_p95_ms: scorecard.latency.n > 0 ? scorecard.latency.p95 : null,
    payment_success: typeof paid === 'number' ? Number.parseFloat(formatShare(paid)) : null,
    compliance_hits: ruleViolations.reduce((sum, { hits }) => sum + hits, 0),
    esq_rule_violations: ruleViolations.map(({ rule }) => rule),
    notes: answer === 'launch' || why === undefined ? NOTES[answer] : `${NOTES[answer]}: ${why}`,
    ...scorecard,
  };
}
