import {
  StepFailure,
  takes,
  type Album,
  type Arrival,
  type Citizen,
  type CitizenFinished,
  type CitizenOutcome,
  type Clock,
  type Observe,
  type Session,
  type Sessions,
  type Signal,
  type Step,
} from '../model/index.ts';
import type { Hold } from './hold.ts';
import { ready } from './ready.ts';

export interface FlightOptions {
  sessions: Sessions;
  clock: Clock;
  signal: AbortSignal;
  observe: Observe;
  steps: readonly Step[];
  citizenOf(arrival: Arrival): Citizen;
  /** Renders the templates of a step for a citizen; `said` is what earlier steps captured. */
  render(citizen: Citizen, template: string, step: number, said: Said): string;
  /** Seed of a citizen's chances in a step. */
  luckOf(citizen: Citizen, step: number): number;
  /** Holds everybody before their next step while the run is paused. */
  hold?: Hold;
  /** Pause before a step, ms. */
  thinkMs(citizen: Citizen, step: number): number;
  /** Turns the signals of a citizen's page into events; `where.step` moves along. */
  sense(where: { citizen: number; step: number }): (signal: Signal) => void;
  /** Puts the faults in place for one citizen; the returned function takes them away. */
  arm(session: Session, arrival: Arrival): Promise<() => Promise<void>>;
  /** Where the screenshot of a failed citizen goes; undefined when enough were taken. */
  screenshotFor(citizen: number, step: number): ReturnType<Album>;
  /** Where a picture goes that the script asks for; undefined when enough were taken. */
  pictureFor(citizen: number, step: number, name: string): ReturnType<Album>;
}

/** One citizen from start to end: window opened, faults armed, steps done one by one, everything observed. */
export async function flyCitizen(arrival: Arrival, options: FlightOptions): Promise<void> {
  const { clock, observe, sessions } = options;
  const citizen = options.citizenOf(arrival);
  const { number, persona, arms } = arrival;
  const plannedAt = arrival.atMs;
  observe({ type: 'citizen.started', t: clock.now(), citizen: number, persona, plannedAt, arms });
  const where: Where = { citizen: number, step: 0 };
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

/** Where a citizen is; `step` moves along. */
interface Where {
  citizen: number;
  step: number;
}

/** What earlier steps captured, by the name of the step and of the value. */
export type Said = Record<string, Readonly<Record<string, string>>>;

type Ended = Omit<CitizenFinished, 'type' | 't' | 'citizen'>;

/** From the first step to the last: opening the window before and taking a picture after are the generator's time. */
async function journey(
  session: Session,
  citizen: Citizen,
  { where, arrival, options }: { where: Where; arrival: Arrival; options: FlightOptions },
): Promise<Ended> {
  const disarm = await options.arm(session, arrival);
  const startedAt = options.clock.now();
  const soFar = (): number => options.clock.now() - startedAt;
  try {
    const outcome = await doSteps(session, citizen, { where, choices: arrival.choices ?? [], options });
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
  { where, choices, options }: { where: Where; choices: readonly number[]; options: FlightOptions },
): Promise<CitizenOutcome> {
  const said: Said = {};
  let first = true;
  for (const [index, step] of options.steps.entries()) {
    if (!takes(step, choices)) continue;
    where.step = index;
    if (!first) await options.clock.sleep(options.thinkMs(citizen, index), options.signal);
    first = false;
    await options.hold?.released(options.signal);
    const failure = await doStep(session, citizen, { step, index, said }, options);
    if (failure) return outcomeOf(failure);
  }
  return 'finished';
}

async function doStep(
  session: Session,
  citizen: Citizen,
  { step, index, said }: { step: Step; index: number; said: Said },
  options: FlightOptions,
): Promise<StepFailure | undefined> {
  const { clock, observe } = options;
  const startedAt = clock.now();
  const about = { type: 'step' as const, citizen: citizen.number, index, title: step.title, startedAt };
  let given = {};
  try {
    const render = (template: string): string => options.render(citizen, template, index, said);
    const prepared = ready(step, render, options.luckOf(citizen, index));
    if (prepared.value !== undefined) given = { value: prepared.value };
    const album = (name: string): ReturnType<Album> => options.pictureFor(citizen.number, index, name);
    const done = await session.perform(prepared.step, options.signal, album);
    if (done.captured && step.as !== undefined) said[step.as] = done.captured;
    const more = done.given ? { given: done.given } : {};
    observe({
      ...about,
      ...given,
      ...more,
      t: clock.now(),
      durationMs: done.durationMs,
      outcome: 'passed',
    });
    return undefined;
  } catch (error) {
    const failure = error instanceof StepFailure ? error : new StepFailure('unexpected', String(error));
    const t = clock.now();
    if (failure.code === 'left') {
      observe({ ...about, t, durationMs: t - startedAt, outcome: 'passed' });
      return failure;
    }
    const { code, message, hint } = failure;
    const why = { code, message, page: session.address(), ...(hint === undefined ? {} : { hint }) };
    observe({ ...about, ...given, t, durationMs: t - startedAt, outcome: 'failed', failure: why });
    return failure;
  }
}

async function photograph(
  session: Session,
  { citizen, step }: Where,
  options: FlightOptions,
): Promise<string | undefined> {
  const place = options.screenshotFor(citizen, step);
  if (!place) return undefined;
  return (await session.screenshot(place.file)) ? place.shown : undefined;
}

function outcomeOf({ code }: StepFailure): CitizenOutcome {
  if (code === 'interrupted' || code === 'left') return code;
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
