import { sensor } from './sensor.ts';

/** States of pages that were looked at for barriers. */
export const accessibility = sensor({
  hears: ['a11y'],
  forCitizen:
    ({ observe }) =>
    (signal, about) =>
      observe({ ...about, ...signal }),
});
