import { chooseExemplars, judge, Tally } from '../../src/checks/index.ts';
import type {
  Citizen,
  CitizenOutcome,
  Debrief,
  Exchange,
  Identity,
  Persona,
  Plan,
  RunEvent,
  Scenario,
} from '../../src/model/index.ts';
import { citizenNumber } from './people.ts';
import { scenarioWith } from './scenario.ts';
import { step } from './steps.ts';

/** What a synthetic record shall look like; the rest is a plain, healthy run. */
export interface SampleOptions {
  users?: number;
  /** Latency of every api call, ms. */
  latencyMs?: number;
  /** How citizens end; by default all finish. Failing ones stop at `click Submit`. */
  outcome?: (citizen: number) => CitizenOutcome;
  /** Texts that stand for what a page under test may say. */
  hostile?: string;
  /** A fault with exposed (even numbers) and control citizens, that adds this much, ms. */
  faultMs?: number;
  interrupted?: string;
  rule?: string;
}

const PERSONAS = [
  ['first-gen-student', 'First-generation student', 'phone'],
  ['rural-phone', 'Student on a rural phone', 'phone'],
  ['evening-learner', 'Evening learner', 'desktop'],
] as const;

export function samplePersonas(): Persona[] {
  return PERSONAS.map(([id, name, device]) => ({
    id,
    name,
    description: `${name}, for tests.`,
    share: 1,
    device,
    viewport: device === 'phone' ? { width: 390, height: 844 } : { width: 1280, height: 800 },
    locale: 'en-US',
    timeZone: 'America/Chicago',
    think: { minMs: 0, maxMs: 0 },
    patienceMs: 10_000,
  }));
}

export function samplePlan({ users = 50, hostile = '', faultMs }: SampleOptions = {}): Plan {
  const scenario: Scenario = scenarioWith({
    id: `tuition-grant${hostile}`,
    name: `TuitionGrantLoad${hostile}`,
    users,
    rampUpMs: 20_000,
    steps: [
      step({ click: '/apply' }),
      step({ fill: { field: 'state', value: '{{ random.states }}' } }),
      step({ upload: '/tmp/transcript.pdf' }),
      { ...step({ click: 'Submit' }), title: `click Submit${hostile}` },
    ],
    checks: [
      { type: 'latency_under_ms', target: 300, title: `latency p95 under 300 ms${hostile}` },
      { type: 'status_code_ok', title: 'every answer is in order' },
      { type: 'success_rate_at_least', target: 1, title: 'every citizen finishes' },
    ],
    faults:
      faultMs === undefined
        ? []
        : [
            {
              name: `slow eligibility${hostile}`,
              kind: 'latency',
              settings: {},
              service: 'eligibility',
              share: 0.5,
            },
          ],
    file: `${process.cwd()}/scenarios/tuition-grant.yml`,
    text: `name: TuitionGrantLoad${hostile}\nusers: 1000\nramp_up: 5m\n`,
  });
  const personas = samplePersonas();
  return {
    scenario,
    seed: 7,
    personas,
    arrivals: Array.from({ length: users }, (_, i) => ({
      number: i + 1,
      atMs: (20_000 * i) / users,
      persona: personaOf(i + 1),
      arms: faultMs === undefined ? [] : [i % 2 === 1 ? 'exposed' : 'control'],
    })),
    faults: scenario.faults,
  };
}

function personaOf(number: number): string {
  return PERSONAS[number % PERSONAS.length]?.[0] ?? 'first-gen-student';
}

/** A record of the sample plan. */
export function sampleEvents(options: SampleOptions = {}): RunEvent[] {
  const { latencyMs = 180, outcome = () => 'finished', hostile = '', faultMs, interrupted, rule } = options;
  const plan = samplePlan(options);
  const events: RunEvent[] = [
    {
      type: 'run.started',
      t: 0,
      runId: '20261121-101503-a1b2',
      scenario: plan.scenario.name,
      seed: plan.seed,
      users: plan.scenario.users,
      rampUpMs: 20_000,
      target: `http://127.0.0.1:4173${hostile}`,
      at: '2026-11-21T10:15:03.000Z',
      browser: 'chromium-headless-shell 141',
    },
  ];
  if (faultMs !== undefined)
    events.push({ type: 'fault', t: 0, fault: `slow eligibility${hostile}`, what: 'injected' });
  let last = 0;
  for (const { number, atMs, persona, arms } of plan.arrivals) {
    const end = outcome(number);
    if (end === 'not-started') continue;
    const exposed = arms[0] === 'exposed';
    let t = atMs;
    events.push({ type: 'citizen.started', t, citizen: number, persona, plannedAt: atMs, arms });
    const startedAt = t;
    for (const [index, done] of plan.scenario.steps.entries()) {
      const fails = index === 3 && end !== 'finished';
      const wait = latencyMs + (number % 17) + (exposed && index === 3 ? (faultMs ?? 0) : 0);
      const exchange: Exchange = {
        type: 'exchange',
        t: t + wait,
        citizen: number,
        step: index,
        method: index === 3 ? 'POST' : 'GET',
        url: `http://127.0.0.1:4173/api/${index === 3 ? 'eligibility' : 'grants'}${hostile}`,
        service: index === 3 ? 'eligibility' : 'grants',
        kind: index === 0 ? 'document' : 'api',
        status: fails && rule !== undefined ? 422 : 200,
        startedAt: t,
        durationMs: wait,
        touch: faultMs === undefined ? 'clean' : exposed && index === 3 ? 'faulted' : 'clean',
        dbMs: 4 + (number % 3),
        ...(exposed && index === 3 ? { fault: `slow eligibility${hostile}` } : {}),
        ...(fails && rule !== undefined ? { rejection: { rule, title: 'Out of state' } } : {}),
      };
      events.push(exchange);
      if (exposed && index === 3) {
        events.push({
          type: 'fault',
          t,
          fault: `slow eligibility${hostile}`,
          what: 'fired',
          citizen: number,
        });
      }
      if (fails && (end === 'lost' || end === 'interrupted')) break;
      events.push({
        type: 'step',
        t: t + wait + 5,
        citizen: number,
        index,
        title: done.title,
        startedAt: t,
        durationMs: wait + 40,
        outcome: fails ? 'failed' : 'passed',
        ...(index === 1 ? { value: `Iowa${hostile}` } : {}),
        ...(fails ? { failure: failureOf(end, hostile) } : {}),
      });
      t += wait + 400;
    }
    events.push({
      type: 'citizen.finished',
      t,
      citizen: number,
      outcome: end,
      durationMs: t - startedAt,
      ...(end === 'failed' ? { screenshot: `screenshots/${number}.png` } : {}),
    });
    last = Math.max(last, t);
  }
  for (let t = 1_000; t < last; t += 1_000) {
    events.push({ type: 'generator', t, hostCpu: 0.41, loopDelayMs: 18, rssMb: 210, active: 5, waiting: 0 });
  }
  if (faultMs !== undefined) {
    events.push({ type: 'fault', t: last, fault: `slow eligibility${hostile}`, what: 'withdrawn' });
  }
  events.push({
    type: 'run.finished',
    t: last,
    interrupted: interrupted !== undefined,
    ...(interrupted === undefined ? {} : { reason: interrupted }),
  });
  return events;
}

function failureOf(end: CitizenOutcome, hostile: string) {
  return end === 'abandoned'
    ? ({ code: 'gave-up', message: `gave up after 10 s of waiting${hostile}` } as const)
    : ({
        code: 'expectation-unmet',
        message: `expected the page to say ‘Application received’, but it says ‘Something went wrong’${hostile}`,
        hint: `Look at the answer of POST /api/eligibility${hostile}`,
        page: `http://127.0.0.1:4173/apply${hostile}`,
      } as const);
}

/** The sample record judged and made ready for the writers. */
export function sampleDebrief(dir: string, options: SampleOptions = {}): Debrief {
  const plan = samplePlan(options);
  const events = sampleEvents(options);
  const tally = new Tally();
  for (const event of events) tally.add(event);
  const { exemplars, shown } = chooseExemplars(events);
  return {
    scorecard: judge({ plan, tally }),
    scenario: plan.scenario,
    exemplars: exemplars.map(({ number, persona, screenshot, ...rest }) => ({
      ...rest,
      citizen: sampleCitizen(number, persona, options.hostile),
      ...(screenshot === undefined ? {} : { screenshot: `${dir}/${screenshot}` }),
    })),
    shown,
    browser: 'chromium-headless-shell 141',
    dir,
  };
}

function sampleCitizen(number: number, personaId: string, hostile = ''): Citizen {
  const persona = samplePersonas().find(({ id }) => id === personaId);
  if (!persona) throw new Error(`no persona ${personaId}`);
  const identity: Identity = {
    ...citizenNumber(number, persona).identity,
    givenName: `Ada${hostile}`,
    familyName: 'Lovelace',
    fullName: `Ada Lovelace${hostile}`,
    email: `ada.${number}@example.test`,
    phone: '(515) 555-0123',
    street: '12 Analytical Way',
    city: 'Ames',
    state: 'Iowa',
    stateCode: 'IA',
    zip: '50010',
    birthDate: '2004-05-06',
  };
  return { number, persona: { ...persona, name: `${persona.name}${hostile}` }, identity };
}
