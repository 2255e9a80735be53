import { formatCount, formatShare } from '../../model/index.ts';
import type { Check, Debrief, Scorecard } from '../../model/index.ts';
import { TOUCHED } from '../page/index.ts';
import { tasksOf } from '../tasks.ts';
import { formatErrors, formatMs } from '../words.ts';
import type { Brief, TracePlace } from './brief.ts';

/** One line of the debrief in four lines. */
interface Line {
  title: string;
  text: string;
}

/** The debrief in four lines: success rate against goal, slowest path, top error and where it is, suggested fix. */
export function gistOf({ debrief, trace }: Brief): Line[] {
  const { scorecard } = debrief;
  return [
    { title: 'Success rate', text: successRate(debrief) },
    { title: 'Slowest path', text: slowestPath(scorecard) },
    { title: 'Top error', text: topError(scorecard, trace) },
    { title: 'Suggested fix', text: tasksOf(scorecard)[0].what },
  ];
}

/** Of the citizens who came to an end of their own, as the gate counts them. */
function successRate({ scorecard: { citizens }, scenario }: Debrief): string {
  const { finished, failed, abandoned } = citizens;
  const ended = finished + failed + abandoned;
  const goal = goalOf(scenario.checks);
  const against = goal === undefined ? '' : ` (goal ${goal})`;
  if (ended === 0) return `unknown${against}: no citizen came to an end of their own`;
  const people = `${formatCount(finished)} of ${formatCount(ended)} citizens finished`;
  return `${formatShare(finished / ended)}${against}: ${people}`;
}

function goalOf(checks: readonly Check[]): string | undefined {
  const check = checks.find(
    ({ type, compare }) => type === 'success_rate_at_least' || compare?.metric === 'success_rate',
  );
  if (!check) return undefined;
  const { target = 1 } = check;
  if (!check.compare) return target === 1 ? '100 %' : `≥ ${formatShare(target)}`;
  const sign = { '>=': '≥', '<=': '≤', '>': '>', '<': '<' }[check.compare.operator];
  return `${sign} ${formatShare(target)}`;
}

function slowestPath({ services, funnel }: Scorecard): string {
  const [service] = services
    .filter(({ latency }) => latency.n > 0)
    .toSorted((a, b) => b.latency.p95 - a.latency.p95);
  const [step] = funnel
    .filter(({ durations }) => durations.n > 0)
    .toSorted((a, b) => b.durations.p95 - a.durations.p95);
  if (!service) return 'unknown: no service answered anybody';
  const { latency, touch } = service;
  const path = `p95 ${formatMs(latency.p95)} (${service.service}, ${TOUCHED[touch]}, ${formatCount(latency.n)} answers)`;
  return step ? `${path}; the slowest step is ‘${step.title}’` : path;
}

function topError({ findings, errors }: Scorecard, trace: TracePlace | undefined): string {
  const [first] = findings;
  if (!first) return errors === 0 ? 'none' : `${formatErrors(errors)}, by which no citizen failed`;
  const answer = trace?.answer ? `“${answered(trace.answer)}”, ` : '';
  const times = `${formatCount(first.count)} citizen${first.count === 1 ? '' : 's'}`;
  const [citizen] = first.citizens;
  const where = trace
    ? `; citizen #${trace.citizen}, lines ${trace.from} to ${trace.to} of ${trace.file}`
    : citizen === undefined
      ? ''
      : `; citizen #${citizen}`;
  return `${answer}${first.cause} (${times})${where}`;
}

/** `HTTP 504 on POST /api/pay`. */
function answered({ method, url, status }: NonNullable<TracePlace['answer']>): string {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  return `${status === 0 ? 'no answer' : `HTTP ${status}`} on ${method} ${path}`;
}
