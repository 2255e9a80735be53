import { sensor } from './sensor.ts';

/** A page that logs without end is heard so many times per citizen; the last time it is said that there was more. */
const MOST = 50;
const MOST_CHARS = 500;

/** Uncaught errors of a page, and errors on its console. */
export const problems = sensor({
  hears: ['page.problem'],
  forCitizen({ observe }) {
    let heard = 0;
    return (signal, about) => {
      heard += 1;
      if (heard > MOST) return;
      const message =
        heard === MOST
          ? `the page complained more than ${MOST - 1} times; what it said after that is not in the record`
          : signal.message.slice(0, MOST_CHARS);
      observe({ ...about, ...signal, message });
    };
  },
});
