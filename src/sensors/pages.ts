import type { Observe, Signal, Target } from '../model/index.ts';
import { exchangeEvent } from './exchanges.ts';

/** A page that logs or asks without end is heard so many times per citizen, then no more. */
const MOST_PROBLEMS = 50;

/** Where a citizen is when a signal comes: the sensors stamp it onto the event. */
export interface Whereabouts {
  citizen: number;
  step: number;
}

/** Turns what one citizen's page signals into events of the record. */
export function pageSensors(options: {
  services: Target['services'];
  observe: Observe;
  now: () => number;
}): (where: Whereabouts) => (signal: Signal) => void {
  const { services, observe, now } = options;
  return (where) => {
    let problems = 0;
    return (signal) => {
      const about = { t: now(), citizen: where.citizen, step: where.step };
      if (signal.type === 'exchange') observe(exchangeEvent(signal, { ...about, services }));
      else if (problems++ < MOST_PROBLEMS) {
        observe({ ...about, ...signal, message: signal.message.slice(0, 500) });
      }
    };
  };
}
