import type { Statistic } from '../../model/index.ts';
import { besideFaults, isMixed, NOTHING_TIMED, passedOver } from '../latency-gate.ts';
import { counted } from '../words.ts';
import { count, share, timed } from './reading.ts';
import type { Read } from './reading.ts';

const NO_EXCHANGE = 'no document or api call was seen that could be judged';

/** Clean exchanges and those a fault touched apart, as in the latency gate; others are left out. */
export function latency(statistic: Statistic): Read {
  return ({ traffic }) => {
    const { untouched } = traffic;
    const { [untouched]: clean, faulted } = traffic.latency;
    const apart = untouched === 'line' ? 'slow-line ' : isMixed(traffic) ? 'clean ' : '';
    return {
      readings: [
        ...timed(clean, statistic, `${apart}exchange`, traffic.service[untouched]).map((one) => ({
          ...one,
          passedOver: passedOver(traffic),
        })),
        ...timed(faulted, statistic, 'faulted exchange', traffic.service.faulted),
      ],
      asides: besideFaults(traffic),
      nothing: NOTHING_TIMED,
    };
  };
}

export const errorRate: Read = ({ traffic, everybody }) => {
  const { count: failed, judged } = traffic.errors(everybody);
  return { readings: share(failed, judged, 'exchanges'), nothing: NO_EXCHANGE };
};

export const errors: Read = ({ traffic, everybody }) => {
  const { count: failed, judged } = traffic.errors(everybody);
  return { readings: count(failed, judged, `in ${counted(judged, 'exchange')}`), nothing: NO_EXCHANGE };
};

export const exchanges: Read = ({ traffic: { exchanges: n } }) => ({
  readings: count(n, n, 'in all'),
  nothing: NO_EXCHANGE,
});

export const throughput: Read = ({ traffic: { answered }, spanMs }) => ({
  readings:
    answered > 0 && spanMs > 0
      ? [{ value: (answered * 1_000) / spanMs, n: answered, over: `from ${counted(answered, 'answer')}` }]
      : [],
  nothing: 'no document or api call was answered',
});

export const bytes: Read = ({ traffic: { body } }) => ({
  readings: count(body.bytes, body.answers, `in ${counted(body.answers, 'answer')}`),
  nothing: 'no answer stated its size',
});

export const databaseWait: Read = ({ traffic }) => ({
  readings: timed(traffic.dbMs, { percent: 95 }, 'answer'),
  nothing: 'no answer stated its time with the database',
});

export const rejections: Read = ({ traffic: { rejected, exchanges: n } }) => ({
  readings: count(rejected, n, `in ${counted(n, 'exchange')}`),
  nothing: NO_EXCHANGE,
});
