import { takes } from '../model/index.ts';
import type { Metric, MetricName, Plan } from '../model/index.ts';
import type { Durations } from './durations.ts';
import { besideFaults, isMixed, NOTHING_TIMED } from './latency-gate.ts';
import { NOBODY_ENDED, notCounted } from './success-gate.ts';
import type { Tally } from './tally.ts';
import { counted, outOf } from './words.ts';

/**
 * One figure of a metric. A share keeps its counts: 0.98 of 50 must not fail 49 by a rounding of the product.
 * `over` says what it rests on: `over 840 clean exchanges`, `49 of 50 citizens`.
 */
/** `withoutUs`: the same without the wait for the generator. */
export type Reading = { over: string; withoutUs?: number } & (
  { value: number } | { part: number; whole: number }
);

/** What a run says about a metric: a figure a cohort, asides, and why there is no figure where there is none. */
interface Readings {
  readings: Reading[];
  asides?: string[];
  nothing: string;
}

type Read = (tally: Tally, plan: Plan) => Readings;

const NO_EXCHANGE = 'no document or api call was seen that could be judged';

/** Every metric with a name of its own. */
const named: Readonly<Record<MetricName, Read>> = {
  latency_p50_ms: latency(50),
  latency_p90_ms: latency(90),
  latency_p95_ms: latency(95),
  latency_p99_ms: latency(99),
  latency_max_ms: latency(100),
  error_rate({ traffic, crowd }) {
    const { count, judged } = traffic.errors(crowd);
    return { readings: share(count, judged, 'exchanges'), nothing: NO_EXCHANGE };
  },
  success_rate: ({ crowd }) => ofEnded(crowd, crowd.count('finished')),
  abandon_rate: ({ crowd }) => ofEnded(crowd, crowd.count('abandoned')),
  journey_p50_ms: journey(50),
  journey_p95_ms: journey(95),
  payment_success: paymentSuccess,
  policy_rejections: ({ traffic: { rejected, exchanges } }) => ({
    readings: exchanges > 0 ? [{ value: rejected, over: `in ${counted(exchanges, 'exchange')}` }] : [],
    nothing: NO_EXCHANGE,
  }),
};

/** What a run says about a metric; undefined for a metric that nobody reads. */
export function readingsOf({ name, withinMs }: Metric, tally: Tally, plan: Plan): Readings | undefined {
  if (withinMs !== undefined) {
    // Of the same citizens as the success rate: a deadline can be missed by one who finished, and by one who never will.
    return ofEnded(tally.crowd, tally.crowd.journeys.countUpTo(withinMs / plan.scenario.timeWarp));
  }
  return Object.hasOwn(named, name) ? named[name as MetricName](tally, plan) : undefined;
}

/** Clean exchanges and those a fault touched apart, as in the latency gate; others are left out. */
function latency(percent: number): Read {
  return ({ traffic }) => {
    const { untouched } = traffic;
    const { [untouched]: clean, faulted } = traffic.latency;
    const apart = untouched === 'line' ? 'slow-line ' : isMixed(traffic) ? 'clean ' : '';
    return {
      readings: [
        ...percentile(clean, percent, `${apart}exchange`, traffic.service[untouched]),
        ...percentile(faulted, percent, 'faulted exchange', traffic.service.faulted),
      ],
      asides: besideFaults(traffic),
      nothing: NOTHING_TIMED,
    };
  };
}

function journey(percent: number): Read {
  return ({ crowd }) => ({
    readings: percentile(crowd.journeys, percent, 'citizen'),
    nothing: 'no citizen finished',
  });
}

function percentile(of: Durations, percent: number, what: string, service?: Durations): Reading[] {
  if (of.n === 0) return [];
  const withoutUs = service?.percentile(percent);
  const over = `over ${counted(of.n, what)}`;
  return [{ value: of.percentile(percent), over, ...(withoutUs === undefined ? {} : { withoutUs }) }];
}

function share(part: number, whole: number, many: string): Reading[] {
  return whole > 0 ? [{ part, whole, over: outOf(part, whole, many) }] : [];
}

function ofEnded(crowd: Tally['crowd'], part: number): Readings {
  return { readings: share(part, crowd.ended, 'citizens'), asides: notCounted(crowd), nothing: NOBODY_ENDED };
}

/**
 * Of the citizens who came to the end of a `pay` step, those who passed all of theirs. A step that fails ends its
 * citizen's journey, so that what came before it in their script was passed.
 */
function paymentSuccess({ crowd }: Tally, { scenario, arrivals }: Plan): Readings {
  const pays = scenario.steps.flatMap((step, index) => (step.kind === 'pay' ? [{ step, index }] : []));
  if (pays.length === 0) return { readings: [], nothing: 'no step of the script pays' };
  const choices = new Map(arrivals.map((arrival) => [arrival.number, arrival.choices]));
  let [paid, refused] = [0, 0];
  for (const { number, passed, failure, outcome } of crowd.lives.values()) {
    const failed = outcome === 'failed' || outcome === 'abandoned';
    if (failed && pays.some(({ index }) => index === failure?.step)) refused++;
    else if (pays.some(({ step, index }) => index < passed && takes(step, choices.get(number)))) paid++;
  }
  return {
    readings: share(paid, paid + refused, 'citizens'),
    nothing: 'no citizen came to the end of a step that pays',
  };
}
