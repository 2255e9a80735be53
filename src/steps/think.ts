import { z } from 'zod';
import { durationRange } from '../model/index.ts';
import { stepKind } from './kind.ts';

export const think = stepKind({
  example: 'think: 1s..3s',
  about: 'looks at the page for a while, another while for each citizen',
  settings: z.strictObject({ time: durationRange }),
  main: 'time',
  title: ({ time: { minMs, maxMs } }) =>
    minMs === maxMs ? `think ${minMs / 1_000} s` : `think ${minMs / 1_000} to ${maxMs / 1_000} s`,
  looks: true,
  do: (hands, { time: { minMs, maxMs } }) => hands.sleep(minMs + hands.chance() * (maxMs - minMs)),
});
