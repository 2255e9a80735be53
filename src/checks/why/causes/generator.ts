import type { Case, Suspect } from '../case.ts';
import { headline, inMs } from '../../words.ts';

/** What the generator itself must have cost of a citizen’s waiting time to explain that they gave up. */
const OF_THE_WAIT = 0.5;

/** The generator lost the browser, could not put a fault in place, or stood still while a citizen waited. */
export const generator: Suspect = (about) => {
  const { story, failure } = about;
  const base = { kind: 'generator', at: failure.to, who: 'whoever flies the rehearsal' } as const;
  if (failure.code === 'browser-lost' || story.outcome === 'lost') {
    return {
      ...base,
      subject: 'browser',
      strength: 3,
      summary: `esr lost the browser of this citizen (${headline(failure.message)}); it says nothing about the service`,
      evidence: [],
      fix: 'fly fewer citizens at once: `npx esr calibrate` says how many this machine carries',
    };
  }
  if (failure.step === undefined && /could not be put in place/.test(failure.message)) {
    return {
      ...base,
      subject: 'fault',
      strength: 3,
      summary: `esr could not do what the scenario plans (${headline(failure.message)}); it says nothing about the service`,
      evidence: [],
      fix: 'let the fault act on another plane: see docs/fault-planes.md',
    };
  }
  return failure.code === 'gave-up' ? standstill(about) : undefined;
};

/** esr or its browsers stood still for so much of the wait that the service hardly had a chance. */
function standstill({ failure, samples }: Case): ReturnType<Suspect> {
  // A sample tells of the second before it.
  const during = samples.filter(({ event: { t } }) => t > failure.from && t - 1_000 < failure.to);
  const lost = ({ event }: (typeof during)[number]): number =>
    Math.max(event.loopDelayMs, event.browserDelayMs ?? 0);
  const lostMs = during.reduce((sum, sample) => sum + lost(sample), 0);
  const [worst] = during.toSorted((a, b) => lost(b) - lost(a));
  if (!worst || lostMs < OF_THE_WAIT * (failure.to - failure.from)) return undefined;
  const { event, line } = worst;
  return {
    kind: 'generator',
    subject: 'saturated',
    strength: 3,
    at: event.t,
    summary: `esr and its browsers stood still for ${inMs(lostMs)} of the ${inMs(failure.to - failure.from)} that this citizen waited`,
    evidence: [
      { t: event.t, line, what: `the generator stood still for ${inMs(lost(worst))} in this second` },
    ],
    fix: 'fly fewer citizens at once: `npx esr calibrate` says how many this machine carries',
    who: 'whoever flies the rehearsal',
  };
}
