import { flagsIn } from '../flags.ts';
import { sensor } from './sensor.ts';

/** What the service's guard of values, or a rule of the target file, flagged in answers. */
export const valuesFlags = sensor({
  hears: ['exchange'],
  forCitizen({ observe, rules: { flags = [] } }) {
    return (signal, about) => {
      const { valuesFlag, problem, body } = signal;
      if (valuesFlag === undefined && problem === undefined && body === undefined) return;
      const [url = signal.url] = signal.url.split(/[?#]/, 1);
      for (const flag of flagsIn({ ...signal, url }, flags)) {
        observe({ type: 'values.flag', ...about, ...flag, url });
      }
    };
  },
});
