import { sensor } from './sensor.ts';

/** A page that gives files without end is heard so many times per citizen. */
const MOST = 50;
const MOST_CHARS = 200;

/** Files that a page gave to the citizen. */
export const downloads = sensor({
  hears: ['page.download'],
  forCitizen({ observe }) {
    let heard = 0;
    return (signal, about) => {
      if (heard++ < MOST) observe({ ...about, ...signal, name: signal.name.slice(0, MOST_CHARS) });
    };
  },
});
