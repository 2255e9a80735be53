import { z } from 'zod';
import { timespan } from '../model/index.ts';
import { stepKind } from './kind.ts';

export const wait = stepKind({
  example: 'wait: 2s',
  about: 'lets real time pass',
  settings: z.strictObject({ time: timespan }),
  main: 'time',
  title: ({ time }) => `wait ${time / 1_000} s`,
  looks: true,
  do: (hands, { time }) => hands.sleep(time),
});
