import { sensor } from './sensor.ts';

/** A page that changes its address without end is heard so many times per citizen. */
const MOST = 500;

/** Changes of address within a page. */
export const navigations = sensor({
  hears: ['navigation'],
  forCitizen({ observe }) {
    let heard = 0;
    return (signal, about) => {
      if (heard++ < MOST) observe({ ...about, ...signal });
    };
  },
});
