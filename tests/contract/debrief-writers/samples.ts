import type { Debrief } from '../../../src/model/index.ts';
import { sampleDebrief, type SampleOptions } from '../../support/debrief-sample.ts';

const failing: NonNullable<SampleOptions['outcome']> = (n) =>
  n % 5 === 0 ? 'failed' : n % 7 === 0 ? 'abandoned' : 'finished';

/** Debriefs of every kind that a writer meets; `says` is what has to stand at the top. */
export const KINDS: { name: string; says?: string; make: () => Debrief }[] = [
  { name: 'a good run', make: () => sampleDebrief('/runs/1') },
  {
    name: 'a run of thousands with failures and a fault',
    make: () => sampleDebrief('/runs/1', { users: 1_200, faultMs: 300, rule: 'residency', outcome: failing }),
  },
  {
    name: 'an interrupted run',
    says: 'Interrupted. This run was stopped before its end',
    make: () =>
      sampleDebrief('/runs/1', {
        interrupted: 'Ctrl-C',
        outcome: (n) => (n > 30 ? 'not-started' : failing(n)),
      }),
  },
  {
    name: 'an invalid run',
    says: 'Not valid. The generator, not the service, was the limit',
    make: () => {
      const debrief = sampleDebrief('/runs/1', { outcome: failing });
      const { validity } = debrief.scorecard;
      Object.assign(debrief.scorecard, { verdict: 'INVALID', answer: 'not proven' });
      Object.assign(validity, { valid: false, reasons: ['the generator stood still for 3 s at once'] });
      return debrief;
    },
  },
  {
    name: 'an empty run',
    says: 'Empty. No citizen started',
    make: () => sampleDebrief('/runs/1', { interrupted: 'Ctrl-C', outcome: () => 'not-started' }),
  },
];
