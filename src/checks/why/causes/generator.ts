import type { Case, Suspect } from '../case.ts';
import { headline, inMs } from '../../words.ts';

/** How often the generator is sampled, ms. */
const SAMPLED_MS = 1_000;
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
  const waitedMs = failure.to - failure.from;
  let until = failure.from;
  const stood = samples.flatMap((seen) => {
    const { t, loopDelayMs, browserDelayMs = 0 } = seen.event;
    const delayMs = Math.max(loopDelayMs, browserDelayMs);
    // A sample tells of the second before it, or of all that it was late; only what lies in the wait counts, and only once.
    const from = Math.max(until, t - Math.max(SAMPLED_MS, delayMs));
    const to = Math.min(failure.to, t);
    if (to <= from) return [];
    until = to;
    return [{ seen, lostMs: Math.min(delayMs, to - from) }];
  });
  const lostMs = stood.reduce((sum, one) => sum + one.lostMs, 0);
  const [worst] = stood.toSorted((a, b) => b.lostMs - a.lostMs);
  if (!worst || lostMs < OF_THE_WAIT * waitedMs) return undefined;
  const { event, line } = worst.seen;
  return {
    kind: 'generator',
    subject: 'saturated',
    strength: 3,
    at: event.t,
    summary: `esr and its browsers stood still for ${inMs(lostMs)} of the ${inMs(waitedMs)} that this citizen waited`,
    evidence: [
      {
        t: event.t,
        line,
        what: `the generator stood still for ${inMs(worst.lostMs)} of that until here`,
      },
    ],
    fix: 'fly fewer citizens at once: `npx esr calibrate` says how many this machine carries',
    who: 'whoever flies the rehearsal',
  };
}
