import type { Observe, Signal, Target, TargetSensors } from '../model/index.ts';
import { sensors, type Sensor } from './kinds/index.ts';
import { Routes } from './route.ts';

/** Where a citizen is when a signal comes: the sensors stamp it onto the event. */
export interface Whereabouts {
  citizen: number;
  step: number;
}

/** Turns what one citizen's page signals into events of the record, each signal by every sensor that hears it. */
export function pageSensors(
  options: {
    services: Target['services'];
    observe: Observe;
    now: () => number;
    rules?: Pick<TargetSensors, 'rejections' | 'flags'>;
  },
  all: readonly Sensor[] = sensors,
): (where: Whereabouts) => (signal: Signal) => void {
  const { services, observe, now, rules = {} } = options;
  const around = { services, observe, rules, routes: new Routes() };
  return (where) => {
    const listeners = new Map<Signal['type'], ReturnType<Sensor['forCitizen']>[]>();
    for (const sensor of all) {
      const listener = sensor.forCitizen(around);
      for (const type of sensor.hears) {
        const others = listeners.get(type);
        if (others) others.push(listener);
        else listeners.set(type, [listener]);
      }
    }
    return (signal) => {
      const about = { t: now(), citizen: where.citizen, step: where.step };
      for (const listener of listeners.get(signal.type) ?? []) listener(signal, about);
    };
  };
}
