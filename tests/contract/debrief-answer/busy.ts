import { judge, Tally } from '../../../src/checks/index.ts';
import { traitsOf } from '../../../src/model/index.ts';
import type { CitizenOutcome, Debrief, RunEvent } from '../../../src/model/index.ts';
import { sampleDebrief, sampleEvents, samplePlan } from '../../support/debrief-sample.ts';
import type { SampleOptions } from '../../support/debrief-sample.ts';

const OUTCOME = (n: number): CitizenOutcome =>
  n % 5 === 0 || n % 3 === 0 ? 'failed' : n % 7 === 0 ? 'abandoned' : 'finished';
const OPTIONS: SampleOptions = { users: 240, faultMs: 900, rule: 'residency', outcome: OUTCOME };
const LANGUAGES = ['English', 'Spanish', 'Vietnamese'];

/** A run in which everything happened that a page can show: faults for a time, saturated seconds, gauges, groups, causes. */
export function busyDebrief(dir: string): Debrief {
  const plan = samplePlan(OPTIONS);
  const personas = plan.personas.map((persona, index) => ({
    ...persona,
    traits: { ...traitsOf(persona), groups: { language: LANGUAGES[index] ?? 'English' } },
  }));
  const tally = new Tally(plan);
  for (const event of sampleEvents(OPTIONS).flatMap(changed)) tally.add(event);
  const debrief = sampleDebrief(dir, OPTIONS);
  const scorecard = judge({ plan: { ...plan, personas }, tally });
  const [first] = scorecard.findings;
  if (first) {
    first.why = {
      kind: 'defect',
      subject: 'eligibility',
      summary: 'The service “eligibility” answered 500 to what the citizen sent.',
      confidence: 'certain',
      evidence: [{ t: 4_000, line: 212, what: 'POST /api/eligibility answered 500 after 12 ms' }],
      fix: 'look into the log of “eligibility” for POST /api/eligibility and mend what threw',
      who: 'the service’s developers',
    };
  }
  return { ...debrief, scorecard };
}

/** The fault acts for a third of the run, some answers fail, the generator chokes twice, the service states figures. */
function changed(event: RunEvent): RunEvent[] {
  if (event.type === 'fault' && event.what === 'injected') return [{ ...event, t: 7_000 }];
  if (event.type === 'fault' && event.what === 'withdrawn') return [{ ...event, t: 13_500 }];
  if (event.type === 'exchange' && event.citizen % 11 === 0 && event.step === 2)
    return [{ ...event, status: 500 }];
  if (
    event.type === 'exchange' &&
    event.touch === 'faulted' &&
    (event.startedAt < 7_000 || event.startedAt > 13_500)
  ) {
    const { fault: _fault, ...spared } = event;
    return [{ ...spared, touch: 'clean', durationMs: event.durationMs - 900 }];
  }
  if (event.type === 'exchange' && event.touch === 'faulted' && event.citizen % 4 === 0) {
    return [{ ...event, status: 503 }];
  }
  if (event.type !== 'generator') return [event];
  const { t } = event;
  const wave = 0.5 + 0.4 * Math.sin(t / 3_000);
  return [
    t === 16_000 || t === 17_000 ? { ...event, loopDelayMs: 400 } : event,
    { type: 'gauge', t, name: 'CPU', value: wave, unit: 'share' },
    { type: 'gauge', t, name: 'Database waits', value: 40 * wave, unit: 'ms' },
    {
      type: 'gauge',
      t,
      name: 'Sessions that are open at once',
      value: Math.round(900 * wave),
      unit: 'count',
    },
  ];
}
