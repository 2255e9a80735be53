import {
  StepFailure,
  traitsOf,
  type Album,
  type Arrival,
  type Begin,
  type Citizen,
  type CitizenFinished,
  type CitizenOutcome,
  type Clock,
  type Observe,
  type Session,
  type SessionNeeds,
  type Sessions,
  type Signal,
  type Staff,
  type Step,
  type StepFinished,
} from '../model/index.ts';
import { complaintAbout } from './complaint.ts';
import { courseOf, turnOf } from './course.ts';
import type { Hold } from './hold.ts';
import { persevere, reactionTo } from './persevere.ts';
import { ready } from './ready.ts';
import { secondTabBefore } from './tab.ts';

export interface FlightOptions {
  sessions: Sessions;
  clock: Clock;
  signal: AbortSignal;
  observe: Observe;
  steps: readonly Step[];
  /** Who works on the other side of the counter, by their groups. */
  staff?: readonly Staff[];
  /** Ends whoever works until they are let go: what they do then is cut short, and they have finished. */
  letGo?: AbortSignal;
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
  /** What a citizen's window must have; the usual without. */
  needs?(arrival: Arrival): SessionNeeds;
  /** Puts the faults in place for one citizen; the returned function takes them away. */
  arm(session: Session, arrival: Arrival): Promise<() => Promise<void>>;
  /** Where the screenshot of a failed citizen goes; undefined when enough were taken. */
  screenshotFor(citizen: number, step: number): ReturnType<Album>;
  /** Where a picture goes that the script asks for; undefined when enough were taken. */
  pictureFor(citizen: number, step: number, name: string): ReturnType<Album>;
}

/**
 * One citizen from start to end: window opened and faults armed, then, at their moment, steps done one by one,
 * everything observed. Nothing is observed of a citizen whose moment never came.
 */
export async function flyCitizen(arrival: Arrival, begin: Begin, options: FlightOptions): Promise<void> {
  const { clock, observe } = options;
  const citizen = options.citizenOf(arrival);
  const { number, persona, arms, staff } = arrival;
  const where: Where = { citizen: number, step: 0, rounds: 0 };
  const whose = staff === undefined ? {} : { staff };
  const prepared = await prepare(citizen, { where, arrival, options });
  const plannedAt = await begin();
  if (plannedAt === undefined) return prepared.close();
  observe({ type: 'citizen.started', t: clock.now(), citizen: number, persona, plannedAt, arms, ...whose });
  let end: Ended;
  try {
    end =
      'trouble' in prepared
        ? { ...whyEnded(prepared.trouble, options), durationMs: 0 }
        : await journey(prepared.session, citizen, { where, arrival, options });
  } finally {
    await prepared.close();
  }
  const { rounds } = where;
  const worked = staff === undefined ? {} : { rounds };
  observe({ type: 'citizen.finished', t: clock.now(), citizen: number, ...end, ...worked });
}

/** A citizen at an open window, or why there is none; `close` takes back what there is, and never fails. */
type Prepared = { close(): Promise<void> } & ({ session: Session } | { trouble: unknown });

async function prepare(
  citizen: Citizen,
  { where, arrival, options }: { where: Where; arrival: Arrival; options: FlightOptions },
): Promise<Prepared> {
  let session: Session | undefined;
  let disarm: (() => Promise<void>) | undefined;
  const close = async (): Promise<void> => {
    // What cannot be taken away here goes with the window; the injector knows of it and tries again.
    await disarm?.().catch(() => undefined);
    await session?.close().catch(() => undefined);
  };
  try {
    session = await options.sessions.open(citizen, options.sense(where), options.needs?.(arrival));
    disarm = await options.arm(session, arrival);
    return { session, close };
  } catch (trouble) {
    return { trouble, close };
  }
}

/** Where a citizen is; `step` and the rounds that they have done move along. */
interface Where {
  citizen: number;
  step: number;
  rounds: number;
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
  const startedAt = options.clock.now();
  const soFar = (): number => options.clock.now() - startedAt;
  try {
    const outcome = await doSteps(session, citizen, { where, arrival, options });
    const durationMs = soFar();
    if (outcome !== 'failed' && outcome !== 'abandoned') return { outcome, durationMs };
    const screenshot = await photograph(session, where, options);
    return { outcome, durationMs, ...(screenshot === undefined ? {} : { screenshot }) };
  } catch (error) {
    return { ...whyEnded(error, options), durationMs: soFar() };
  }
}

async function doSteps(
  session: Session,
  citizen: Citizen,
  { where, arrival, options }: { where: Where; arrival: Arrival; options: FlightOptions },
): Promise<CitizenOutcome> {
  const { steps, clock, signal, letGo } = options;
  const { rounds } = (arrival.staff === undefined ? undefined : options.staff?.[arrival.staff]) ?? {};
  const said: Said = {};
  const tabAt = secondTabBefore(citizen, steps, arrival, rounds);
  let first = true;
  for (const { step, index, round, isLast } of courseOf(arrival, steps, rounds)) {
    where.step = index;
    // Every round has chances of its own.
    const turn = turnOf({ index, round }, steps);
    if (!first) await clock.sleep(options.thinkMs(citizen, turn), signal);
    first = false;
    await options.hold?.released(signal);
    const inNewTab = turn === tabAt;
    const failure = await doStep(session, citizen, { step, index, turn, said, inNewTab }, options);
    if (failure) return letGo?.aborted && failure.code === 'interrupted' ? 'finished' : outcomeOf(failure);
    if (isLast) where.rounds += 1;
  }
  return 'finished';
}

/** A step that is under way; by `turn` chances are drawn. */
interface Doing {
  step: Step;
  index: number;
  turn: number;
  said: Said;
  inNewTab: boolean;
}

/** One step of one citizen, as often as they do it in spite of errors. @returns why it was not done in the end. */
async function doStep(
  session: Session,
  citizen: Citizen,
  { step, index, turn, said, inNewTab }: Doing,
  options: FlightOptions,
): Promise<StepFailure | undefined> {
  const { clock, observe, signal } = options;
  const { onError } = traitsOf(citizen.persona);
  let startedAt = clock.now();
  let number = 1;
  let given = {};
  const about = (): Pick<
    StepFinished,
    'type' | 't' | 'citizen' | 'index' | 'title' | 'startedAt' | 'attempt'
  > => ({
    type: 'step',
    t: clock.now(),
    citizen: citizen.number,
    index,
    title: step.title,
    startedAt,
    ...(number > 1 ? { attempt: number } : {}),
  });
  const failed = ({ code, message, hint }: StepFailure): StepFinished => {
    const why = { code, message, page: session.address(), ...(hint === undefined ? {} : { hint }) };
    const event = { ...about(), ...given, durationMs: clock.now() - startedAt };
    return { ...event, outcome: 'failed', failure: why };
  };
  const attempt = async (which: number): Promise<void> => {
    [startedAt, number] = [clock.now(), which];
    const render = (template: string): string => options.render(citizen, template, turn, said);
    const prepared = ready(step, render, options.luckOf(citizen, turn));
    if (prepared.value !== undefined) given = { value: prepared.value };
    const album = (name: string): ReturnType<Album> => options.pictureFor(citizen.number, index, name);
    if (inNewTab && which === 1) await session.secondTab?.(signal);
    const done = await session.perform(prepared.step, signal, album);
    if (done.captured && step.as !== undefined) said[step.as] = done.captured;
    const more = done.given ? { given: done.given } : {};
    observe({ ...about(), ...given, ...more, durationMs: done.durationMs, outcome: 'passed' });
  };
  try {
    await persevere(attempt, {
      onError,
      session,
      signal,
      pause: () => clock.sleep(options.thinkMs(citizen, turn), signal),
      failed: (failure) => observe({ ...failed(failure), retried: true }),
    });
    return undefined;
  } catch (error) {
    // Stopped between two attempts: no step was under way.
    if (signal.aborted && !(error instanceof StepFailure)) throw error;
    const failure = error instanceof StepFailure ? error : new StepFailure('unexpected', String(error));
    if (failure.code === 'left') {
      observe({ ...about(), durationMs: clock.now() - startedAt, outcome: 'passed' });
      return failure;
    }
    // Nobody is told of work that was cut short because there is none left.
    if (failure.code === 'interrupted' && options.letGo?.aborted) return failure;
    observe(failed(failure));
    if (reactionTo(failure.code, onError, number).kind === 'complain') {
      const words = complaintAbout(step.title, failure);
      observe({ type: 'citizen.complained', t: clock.now(), citizen: citizen.number, step: index, words });
    }
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
function whyEnded(
  error: unknown,
  { signal, letGo }: Pick<FlightOptions, 'signal' | 'letGo'>,
): Pick<Ended, 'outcome' | 'failure'> {
  if (signal.aborted) return { outcome: letGo?.aborted ? 'finished' : 'interrupted' };
  const failure = error instanceof StepFailure ? error : new StepFailure('unexpected', String(error));
  const { code, message } = failure;
  return { outcome: outcomeOf(failure), failure: { code, message } };
}
