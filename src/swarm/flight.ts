import {
  StepFailure,
  type Arrival,
  type Citizen,
  type CitizenFinished,
  type CitizenOutcome,
  type Clock,
  type Observe,
  type ReadyAction,
  type Session,
  type Sessions,
  type Signal,
  type Step,
} from '../model/index.ts';

export interface FlightOptions {
  sessions: Sessions;
  clock: Clock;
  signal: AbortSignal;
  observe: Observe;
  steps: readonly Step[];
  citizenOf(arrival: Arrival): Citizen;
  /** Renders the templates of a step for a citizen. */
  render(citizen: Citizen, template: string, step: number): string;
  /** Pause before a step, ms. */
  thinkMs(citizen: Citizen, step: number): number;
  /** Turns the signals of a citizen's page into events; `where.step` moves along. */
  sense(where: { citizen: number; step: number }): (signal: Signal) => void;
  /** Puts the faults in place for one citizen; the returned function takes them away. */
  arm(session: Session, arrival: Arrival): Promise<() => Promise<void>>;
  /** Where the screenshot of a failed citizen goes; undefined when enough were taken. */
  screenshotFor(citizen: number, step: number): { file: string; shown: string } | undefined;
}

/** One citizen from start to end: window opened, faults armed, steps done one by one, everything observed. */
export async function flyCitizen(arrival: Arrival, options: FlightOptions): Promise<void> {
  const { clock, observe, sessions } = options;
  const citizen = options.citizenOf(arrival);
  const { number, persona, arms } = arrival;
  const plannedAt = arrival.atMs;
  observe({ type: 'citizen.started', t: clock.now(), citizen: number, persona, plannedAt, arms });
  const where = { citizen: number, step: 0 };
  let session: Session | undefined;
  let end: Ended;
  try {
    session = await sessions.open(citizen, options.sense(where));
    end = await journey(session, citizen, { where, arrival, options });
  } catch (error) {
    end = { ...whyEnded(error, options.signal), durationMs: 0 };
  } finally {
    await session?.close().catch(() => undefined);
  }
  observe({ type: 'citizen.finished', t: clock.now(), citizen: number, ...end });
}

type Ended = Omit<CitizenFinished, 'type' | 't' | 'citizen'>;

/** From the first step to the last: opening the window before and taking a picture after are the generator's time. */
async function journey(
  session: Session,
  citizen: Citizen,
  {
    where,
    arrival,
    options,
  }: { where: { citizen: number; step: number }; arrival: Arrival; options: FlightOptions },
): Promise<Ended> {
  const disarm = await options.arm(session, arrival);
  const startedAt = options.clock.now();
  const soFar = (): number => options.clock.now() - startedAt;
  try {
    const outcome = await doSteps(session, citizen, where, options);
    const durationMs = soFar();
    if (outcome !== 'failed' && outcome !== 'abandoned') return { outcome, durationMs };
    const screenshot = await photograph(session, where, options);
    return { outcome, durationMs, ...(screenshot === undefined ? {} : { screenshot }) };
  } catch (error) {
    return { ...whyEnded(error, options.signal), durationMs: soFar() };
  } finally {
    await disarm();
  }
}

async function doSteps(
  session: Session,
  citizen: Citizen,
  where: { citizen: number; step: number },
  options: FlightOptions,
): Promise<CitizenOutcome> {
  for (const [index, step] of options.steps.entries()) {
    where.step = index;
    if (index > 0) await options.clock.sleep(options.thinkMs(citizen, index), options.signal);
    const failure = await doStep(session, citizen, step, index, options);
    if (failure) return outcomeOf(failure);
  }
  return 'finished';
}

async function doStep(
  session: Session,
  citizen: Citizen,
  step: Step,
  index: number,
  options: FlightOptions,
): Promise<StepFailure | undefined> {
  const { clock, observe } = options;
  const { action, value } = ready(step, (template) => options.render(citizen, template, index));
  const startedAt = clock.now();
  const about = { type: 'step' as const, citizen: citizen.number, index, title: step.title, startedAt };
  const given = value === undefined ? {} : { value };
  try {
    const { durationMs } = await session.perform(action, options.signal);
    observe({ ...about, ...given, t: clock.now(), durationMs, outcome: 'passed' });
    return undefined;
  } catch (error) {
    const failure = error instanceof StepFailure ? error : new StepFailure('unexpected', String(error));
    const t = clock.now();
    const { code, message, hint } = failure;
    const said = { code, message, page: session.address(), ...(hint === undefined ? {} : { hint }) };
    observe({ ...about, ...given, t, durationMs: t - startedAt, outcome: 'failed', failure: said });
    return failure;
  }
}

/** The action with every template in it rendered, and what the citizen gives. */
export function ready(
  step: Step,
  render: (template: string) => string,
): { action: ReadyAction; value?: string } {
  const { title: _title, at: _at, ...action } = step;
  switch (action.kind) {
    case 'visit':
      return { action: { ...action, path: render(action.path) } };
    case 'click':
      return { action: { ...action, control: render(action.control) } };
    case 'fill': {
      const value = render(action.value);
      return { action: { ...action, control: render(action.control), value }, value };
    }
    case 'upload': {
      const control = action.control === undefined ? {} : { control: render(action.control) };
      return { action: { ...action, ...control }, value: action.file.split(/[\\/]/).at(-1) ?? action.file };
    }
    case 'expect': {
      const page = action.page === undefined ? {} : { page: render(action.page) };
      const text = action.text === undefined ? {} : { text: render(action.text) };
      return { action: { ...action, ...page, ...text } };
    }
  }
}

async function photograph(
  session: Session,
  { citizen, step }: { citizen: number; step: number },
  options: FlightOptions,
): Promise<string | undefined> {
  const place = options.screenshotFor(citizen, step);
  if (!place) return undefined;
  return (await session.screenshot(place.file)) ? place.shown : undefined;
}

function outcomeOf({ code }: StepFailure): CitizenOutcome {
  if (code === 'interrupted') return 'interrupted';
  if (code === 'browser-lost') return 'lost';
  return code === 'gave-up' ? 'abandoned' : 'failed';
}

/** The end of a citizen whom no step failed: no window could be had, a fault could not be put in place. */
function whyEnded(error: unknown, signal: AbortSignal): Pick<Ended, 'outcome' | 'failure'> {
  if (signal.aborted) return { outcome: 'interrupted' };
  const failure = error instanceof StepFailure ? error : new StepFailure('unexpected', String(error));
  const { code, message } = failure;
  return { outcome: outcomeOf(failure), failure: { code, message } };
}
