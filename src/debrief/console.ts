import { formatCount, formatDuration } from '../model/index.ts';
import type { GateResult, Scenario, Scorecard } from '../model/index.ts';
import { rerunInWords } from './notices.ts';
import { sparkLines } from './spark.ts';
import { answerTitle, formatErrors, leftInWords, pricesInWords, staffInWords } from './words.ts';

/** `▶ Starting Scenario TuitionGrantLoad (1 000 users)…` */
export function startLine({ name, users }: Pick<Scenario, 'name' | 'users'>): string {
  return `▶ Starting Scenario ${name} (${formatCount(users)} users)…`;
}

/** Printed when the last planned citizen is due. */
export function rampUpLine(): string {
  return '⏱ Ramp up complete';
}

/** Where the parts of a debrief are. */
interface DebriefPaths {
  index: string;
  allure?: string;
}

const SYMBOL = { green: '✅', yellow: '⚠️', red: '❌', unproven: '❔' } as const;
const VERDICT_SYMBOL = { PASS: '✅', WARN: '⚠️', FAIL: '❌', INVALID: '❔' } as const;

/** The last lines of `esr run`: the figures, how long it took, the answer with its reasons, where the debrief is. */
export function consoleReport(scorecard: Scorecard, { index }: DebriefPaths): string[] {
  const { errors, verdict, interrupted, citizens } = scorecard;
  const ended = interrupted ? '🛑 Scenario stopped' : '🏁 Scenario finished';
  return [
    ...(scorecard.rerunOf ? [`↻ ${rerunInWords(scorecard.rerunOf)}`, ''] : []),
    `${SYMBOL[latencyStatus(scorecard)]} ${latencyFigure(scorecard)}   ${SYMBOL[errors > 0 ? 'red' : 'green']} ${formatErrors(errors)}`,
    `${ended} (duration ${formatDuration(scorecard.durationMs)})`,
    '',
    `${VERDICT_SYMBOL[verdict]} ${answerTitle(scorecard.answer)} (${verdict})`,
    ...scorecard.reasons.map((reason) => `   • ${reason}`),
    ...(citizens.left > 0 ? [`   • ${leftInWords(citizens.left)}`] : []),
    ...staffInWords(scorecard).map((said) => `   • ${said}`),
    ...scorecard.faults.map(({ summary }) => `   • ${summary}`),
    ...pricesInWords(scorecard).map((price) => `   • ${price}`),
    '',
    ...overTime(scorecard),
    `Debrief: ${index}`,
  ];
}

/** What a glance at a run takes; the other figures over time are in the debrief. */
const AT_A_GLANCE = ['On the way', 'p95', 'Errors', 'Fault', 'Generator'];

function overTime(scorecard: Scorecard): string[] {
  const isShown = (name: string): boolean =>
    AT_A_GLANCE.includes(name) && (name !== 'Errors' || scorecard.errors > 0);
  const lines = sparkLines(scorecard).filter(({ name }) => isShown(name));
  return lines.length === 0
    ? []
    : [...lines.map(({ name, marks, said }) => `   ${name.padEnd(10)} ${marks}  ${said}`), ''];
}

/** With faults in play the gate's own words, since it judges what a fault touched apart from what it did not. */
function latencyFigure({ gates, latency, faults }: Scorecard): string {
  const gate = gates.find(isAboutLatency);
  // Intervals are for whoever opens the debrief: one line has no room for them.
  const figures = gate?.measured.replace(/^latency /, '').replace(/; 95 % interval [^;]+/, '');
  if (figures !== undefined && faults.length > 0) return `Latency ${figures}`;
  return `Latency p95 = ${latency.n > 0 ? `${formatCount(Math.round(latency.p95))} ms` : 'unknown'}`;
}

/** The worst gate about latency; without one there is nothing to be better or worse than. */
function latencyStatus({ gates, latency }: Scorecard): keyof typeof SYMBOL {
  if (latency.n === 0) return 'unproven';
  const about = gates.filter(isAboutLatency).map(({ status }) => status);
  return (['red', 'yellow', 'unproven'] as const).find((status) => about.includes(status)) ?? 'green';
}

/** A metric's gate tells what was measured by the metric's name. */
function isAboutLatency({ type, measured }: GateResult): boolean {
  return type === 'latency_under_ms' || (type === 'metric' && measured.startsWith('latency '));
}
