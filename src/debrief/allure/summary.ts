import type { Status, StepResult, TestResult } from 'allure-js-commons';
import { createStepResult } from 'allure-js-commons/sdk/reporter';
import type { Debrief, FunnelStep, GateResult, Verdict } from '../../model/index.ts';
import { leftAt, leftInWords, shownInWords } from '../words.ts';
import { finishedResult } from './result.ts';
import type { Shelf } from './shelf.ts';

/** INVALID is the generator's failure, which is what `broken` says. */
const VERDICT_STATUS: Record<Verdict, `${Status}`> = {
  PASS: 'passed',
  WARN: 'passed',
  FAIL: 'failed',
  INVALID: 'broken',
};

/** Allure has no yellow: a yellow gate has not failed, and its message says what to mind. */
const GATE_STATUS: Record<GateResult['status'], `${Status}`> = {
  green: 'passed',
  yellow: 'passed',
  red: 'failed',
  unproven: 'skipped',
};

/** The answer as the first result of the report: reasons, the way of the crowd as steps, how many are shown. */
export function answerResult(debrief: Debrief, shelf: Shelf): TestResult {
  const { scorecard } = debrief;
  const start = Date.parse(scorecard.startedAt);
  const stop = start + scorecard.durationMs;
  const result = finishedResult({
    runId: scorecard.runId,
    subject: 'answer',
    history: `${scorecard.scenario} / answer`,
    name: `Answer: ${scorecard.answer}`,
    suites: [debrief.scenario.id, 'Answer'],
    severity: 'blocker',
    status: VERDICT_STATUS[scorecard.verdict],
    details: { message: scorecard.reasons.join('\n') },
    start,
    stop,
  });
  result.description = [
    `Verdict **${scorecard.verdict}**. Shown in full below: ${shownInWords(debrief.shown)}.`,
    'Figures: `scorecard.json` attached here, and the answer page next to this report.',
  ].join('\n\n');
  result.steps = scorecard.funnel.map((step): StepResult => ({
    ...createStepResult(),
    name: cameThrough(step),
    status: (step.started === 0 ? 'skipped' : step.failed > 0 ? 'failed' : 'passed') as Status,
    start,
    stop: start,
  }));
  result.attachments.push(
    shelf.text('scorecard.json', 'application/json', JSON.stringify(scorecard, null, 2)),
  );
  return result;
}

/** `click Submit: 45 of 50 citizens, 3 cut off`. */
function cameThrough(step: FunnelStep): string {
  const { title, started, passed, cutOff } = step;
  const left = leftAt(step);
  const parts = [
    `${passed} of ${started} citizens`,
    ...(left > 0 ? [leftInWords(left)] : []),
    ...(cutOff > 0 ? [`${cutOff} cut off`] : []),
  ];
  return `${title}: ${parts.slice(left > 0 && left === started ? 1 : 0).join(', ')}`;
}

/** A gate as a result; `index` keeps two gates of one title apart. */
export function gateResult(gate: GateResult, index: number, { scorecard, scenario }: Debrief): TestResult {
  // The tree is in order of start: right after the answer, before the first citizen.
  const start = Date.parse(scorecard.startedAt) + 1;
  const result = finishedResult({
    runId: scorecard.runId,
    subject: `gate ${index}`,
    history: `${scorecard.scenario} / gate ${index} / ${gate.title}`,
    name: gate.status === 'yellow' ? `${gate.title} (yellow)` : gate.title,
    suites: [scenario.id, 'Gates'],
    severity: 'blocker',
    status: GATE_STATUS[gate.status],
    details: gate.status === 'green' ? {} : { message: gate.reason },
    start,
    stop: start,
  });
  result.description = `Measured: ${gate.measured}\n\nBounds: ${gate.bounds}`;
  return result;
}
