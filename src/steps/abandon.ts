import { z } from 'zod';
import { StepFailure, text } from '../model/index.ts';
import { stepKind } from './kind.ts';

export const abandon = stepKind({
  example: 'abandon',
  about: 'leaves the service for good; counted as neither success nor failure',
  settings: z.strictObject({ because: text.optional() }),
  main: 'because',
  title: () => 'abandon',
  looks: true,
  do(hands, { because }) {
    const why = because === undefined ? '' : `: ${because}`;
    return Promise.reject(new StepFailure('left', `left on ${hands.path()}, as the script says${why}`));
  },
});
