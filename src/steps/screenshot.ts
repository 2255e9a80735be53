import { z } from 'zod';
import { text } from '../model/index.ts';
import { stepKind } from './kind.ts';

export const screenshot = stepKind({
  example: 'screenshot: "confirmation"',
  about: 'takes a picture of the page for the record',
  settings: z.strictObject({ name: text.optional() }),
  main: 'name',
  title: ({ name }) => (name === undefined ? 'screenshot' : `screenshot ${name}`),
  looks: true,
  do: (hands, { name }) => hands.photograph(name ?? 'page'),
});
