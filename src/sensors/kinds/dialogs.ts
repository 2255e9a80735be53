import { sensor } from './sensor.ts';

/** A page that asks without end is heard so many times per citizen. */
const MOST = 50;
const MOST_CHARS = 500;

/** Native dialogs of a page, and how the citizen answered them. */
export const dialogs = sensor({
  hears: ['page.dialog'],
  forCitizen({ observe }) {
    let heard = 0;
    return (signal, about) => {
      if (heard++ < MOST) observe({ ...about, ...signal, message: signal.message.slice(0, MOST_CHARS) });
    };
  },
});
