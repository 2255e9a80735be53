import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Status, StepResult, TestResult } from 'allure-js-commons';
import { createStepResult, getHostLabel } from 'allure-js-commons/sdk/reporter';
import type {
  CitizenOutcome,
  Debrief,
  Exchange,
  Exemplar,
  FailureCode,
  StepFinished,
} from '../../model/index.ts';
import { causeOf, formatCount, formatDuration, isCalledOff } from '../../model/index.ts';
import { citizenSubject } from './identity.ts';
import { finishedResult } from './result.ts';
import type { Shelf } from './shelf.ts';
import { traceLink } from './trace-link.ts';
import { tracePath } from './trace.ts';
import { videoPaths } from './video.ts';
import { whyLabels } from './why.ts';

const STATUS: Record<CitizenOutcome, `${Status}`> = {
  finished: 'passed',
  failed: 'failed',
  abandoned: 'failed',
  left: 'passed',
  lost: 'broken',
  interrupted: 'skipped',
  'not-started': 'skipped',
};

/** A step that was ended from outside did not fail, nor did one whose citizen left as the script says. */
const STEP_STATUS: Partial<Record<FailureCode, `${Status}`>> = {
  'browser-lost': 'broken',
  interrupted: 'skipped',
  left: 'passed',
};

/** Exchanges shown under one step; the table attached to the citizen has them all. */
const EXCHANGES_PER_STEP = 20;

/**
 * One exemplar as an Allure result: their steps with real times, what they saw, who they are, what was exchanged. Its
 * history hangs on persona and rank, not on the outcome: a citizen's place that turns red is a regression.
 */
export function citizenResult(exemplar: Exemplar, lane: number, debrief: Debrief, shelf: Shelf): TestResult {
  const { citizen, outcome, rank, startedAt, durationMs } = exemplar;
  const { runId, scenario, seed, startedAt: epoch } = debrief.scorecard;
  const began = Date.parse(epoch);
  const at = (t: number): number => Math.round(began + t);
  const failed = exemplar.steps.findLast(
    ({ failure, retried }) => failure && !retried && failure.code !== 'left',
  );
  const ended = exemplar.events.find((event) => event.type === 'citizen.finished');
  const exchanges = exemplar.events.filter((event) => event.type === 'exchange');
  const result = finishedResult({
    runId,
    subject: citizenSubject(citizen.number),
    history: `${scenario} / ${citizen.persona.id} / ${rank}`,
    name: `${citizen.persona.name} #${citizen.number}`,
    suites: [debrief.scenario.id, exemplar.isStaff ? 'Staff' : 'Citizens', citizen.persona.name],
    severity: outcome === 'failed' || outcome === 'abandoned' ? 'critical' : 'normal',
    status: STATUS[outcome],
    ...details(outcome, failed, ended?.failure),
    start: at(startedAt),
    stop: at(startedAt + durationMs),
  });
  // The timeline files results under host and thread; a lane is the row a citizen gets there.
  result.labels.push(getHostLabel(), { name: 'thread', value: `lane ${String(lane).padStart(2, '0')}` });
  const failure = outcome === 'left' ? undefined : (failed?.failure ?? ended?.failure);
  if (failure) {
    const cause = causeOf(failure.code, failed?.title);
    const why = whyLabels(debrief.scorecard.findings, cause, citizen.number);
    result.labels.push({ name: 'cause', value: cause }, ...why);
  }
  result.description = exemplar.isStaff
    ? 'One of the staff: they work whenever citizens of the run fly again.'
    : `Fly this citizen again: \`npx esr rerun ${runId} --citizen ${citizen.number}\``;
  const trace = tracePath(debrief.dir, citizen.number);
  if (trace !== undefined) {
    result.links.push(traceLink(trace));
    result.description += `\n\nTheir trace opens by the link of this result where the report is served over http; from the disk by \`npx playwright show-trace ${trace}\` in the folder of the run.`;
  }
  result.parameters = [
    { name: 'persona', value: citizen.persona.name, excluded: true },
    { name: 'citizen', value: String(citizen.number), excluded: true },
    { name: 'seed', value: String(seed), excluded: true },
  ];
  result.steps = exemplar.steps.map((step) =>
    stepResult(
      step,
      exchanges.filter(
        (exchange) => exchange.kind !== 'asset' && attemptOf(exchange, exemplar.steps) === step,
      ),
      at,
    ),
  );
  const screenshot = exemplar.screenshot;
  if (screenshot !== undefined && existsSync(screenshot)) {
    const place = (failed && result.steps[exemplar.steps.indexOf(failed)]) ?? result;
    place.attachments.push(shelf.file('What the citizen saw', 'image/png', screenshot));
  }
  for (const [index, path] of videoPaths(debrief.dir, citizen.number).entries()) {
    const name = index === 0 ? 'Video of what the citizen saw' : `Video of their window ${index + 1}`;
    result.attachments.push(shelf.file(name, 'video/webm', join(debrief.dir, path)));
  }
  result.attachments.push(
    shelf.text('Who they are (made up)', 'application/json', JSON.stringify(whoTheyAre(exemplar), null, 2)),
  );
  if (exchanges.length > 0) {
    result.attachments.push(shelf.text('Exchanges with the service', 'text/csv', table(exchanges)));
  }
  return result;
}

/** The step an exchange belongs to: of one that was done again, the latest attempt begun before it. */
function attemptOf({ step, startedAt }: Exchange, steps: readonly StepFinished[]): StepFinished | undefined {
  const attempts = steps.filter(({ index }) => index === step);
  return attempts.findLast((attempt) => attempt.startedAt <= startedAt) ?? attempts[0];
}

function details(
  outcome: CitizenOutcome,
  failed: StepFinished | undefined,
  outside: { code: FailureCode; message: string } | undefined,
): { details?: { message: string; trace?: string } } {
  if (outcome === 'left') return { details: { message: 'Left as the script says.' } };
  if (failed?.failure) {
    const { message, hint, page, code } = failed.failure;
    const trace = [
      `at step ${failed.index + 1}: ${failed.title}`,
      ...(page ? [`page: ${page}`] : []),
      `cause: ${code}`,
    ];
    return { details: { message: hint ? `${message}\n→ ${hint}` : message, trace: trace.join('\n') } };
  }
  if (outside) return { details: { message: outside.message, trace: `cause: ${outside.code}` } };
  if (outcome === 'lost') return { details: { message: 'The browser went away: lost by the generator.' } };
  if (outcome === 'interrupted') return { details: { message: 'In flight when the run was stopped.' } };
  return {};
}

function stepResult(step: StepFinished, exchanges: Exchange[], at: (t: number) => number): StepResult {
  const shown = exchanges.slice(0, EXCHANGES_PER_STEP);
  const { failure, value } = step;
  return {
    ...createStepResult(),
    name: step.attempt === undefined ? step.title : `${step.title} (attempt ${step.attempt})`,
    status: ((failure && STEP_STATUS[failure.code]) ?? step.outcome) as Status,
    statusDetails: failure ? { message: failure.message } : {},
    start: at(step.startedAt),
    stop: at(step.startedAt + step.durationMs),
    parameters: value === undefined ? [] : [{ name: 'value', value }],
    steps: [
      ...shown.map((exchange) => exchangeStep(exchange, step, at)),
      ...(exchanges.length > shown.length ? [leftOut(exchanges.length - shown.length, step, at)] : []),
    ],
  };
}

/** Says what is not shown, and where it is. */
function leftOut(count: number, { startedAt }: StepFinished, at: (t: number) => number): StepResult {
  return {
    ...createStepResult(),
    name: `… and ${formatCount(count)} more, in the table of exchanges below`,
    status: 'skipped' as Status,
    start: at(startedAt),
    stop: at(startedAt),
  };
}

function exchangeStep(exchange: Exchange, step: StepFinished, at: (t: number) => number): StepResult {
  const { method, url, status, rejection, fault, error, durationMs, startedAt } = exchange;
  const answer = status === 0 ? `no answer${error ? ` (${error})` : ''}` : String(status);
  const notes = [
    ...(rejection ? [`refused by rule ${rejection.rule}`] : []),
    ...(fault ? [`touched by ‘${fault}’`] : []),
    ...(exchange.foreign ? ['not of the service'] : []),
  ];
  // As in the gates: what others answer is not judged, nor what a page called off on its way.
  const gotOn = step.outcome === 'passed' || step.failure?.code === 'left';
  const judged = !exchange.foreign && !(gotOn && isCalledOff(exchange));
  const ok = rejection !== undefined || (status > 0 && status < 400);
  return {
    ...createStepResult(),
    name: [`${method} ${url} → ${answer} in ${formatDuration(durationMs)}`, ...notes].join(' · '),
    status: (ok ? 'passed' : judged ? 'failed' : 'skipped') as Status,
    start: at(startedAt),
    stop: at(startedAt + durationMs),
  };
}

function whoTheyAre({ citizen, outcome }: Exemplar): object {
  const { id, name, device, viewport, locale, timeZone, patienceMs } = citizen.persona;
  return {
    number: citizen.number,
    outcome,
    identity: citizen.identity,
    persona: { id, name, device, viewport, locale, timeZone, patienceMs },
  };
}

const COLUMNS = [
  'startedAt',
  'step',
  'method',
  'url',
  'service',
  'kind',
  'status',
  'durationMs',
  'dbMs',
  'touch',
];

/** RFC 4180. */
function table(exchanges: Exchange[]): string {
  const rows = exchanges.map((exchange) => {
    const { startedAt, step, method, url, service, kind, status, durationMs, dbMs, touch } = exchange;
    const cells = [startedAt, step + 1, method, url, service, kind, status, durationMs, dbMs ?? '', touch];
    return [...cells, exchange.rejection?.rule ?? '', exchange.fault ?? '', exchange.error ?? '']
      .map(cell)
      .join(',');
  });
  return `${[[...COLUMNS, 'rule', 'fault', 'error'].join(','), ...rows].join('\r\n')}\r\n`;
}

/** Quoted where needed; a leading `=`, `+`, `-` or `@` is defused, for spreadsheets run such cells as formulas. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(Math.round(value * 10) / 10);
  const safe = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
