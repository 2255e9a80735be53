import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Brief, TracePlace } from '../debrief/index.ts';
import { BadInput, isOfService, messageOf } from '../model/index.ts';
import type { Exchange, RunEvent, Scorecard } from '../model/index.ts';
import { EVENTS_FILE } from '../record/index.ts';
import { PLAN } from './folder.ts';
import { land, type Judged } from './land.ts';

/** The debrief of a run as `readRun` reads it, with the place in its record that tells of the first finding. */
export async function briefOf(dir: string): Promise<Brief> {
  const { debrief, events } = await readRun(dir);
  const trace = placeOfFirst(debrief.scorecard, events);
  return { debrief, ...(trace ? { trace } : {}) };
}

/**
 * A run that has ended in whatever way, judged from its folder once more.
 * @throws BadInput for a folder that was not written by this version of esr.
 */
export async function readRun(dir: string): Promise<Judged> {
  await mustBeOurs(dir);
  try {
    return await land(dir);
  } catch (error) {
    // The disk, and nothing that is written on it.
    if (error instanceof Error && 'code' in error) throw error;
    throw unreadable(dir, messageOf(error), error);
  }
}

/** @throws BadInput where the plan is none, or one of a version that said less. */
async function mustBeOurs(dir: string): Promise<void> {
  let plan: unknown;
  try {
    plan = JSON.parse(await readFile(join(dir, PLAN), 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw unreadable(dir, `its ${PLAN} is not JSON`, error);
    throw error;
  }
  const { scenario, arrivals, personas, faults, seed, staff = [] } = objectOf(plan);
  const { name, steps, checks, choices } = objectOf(scenario);
  const lists = [arrivals, staff, personas, faults, steps, checks, choices];
  const isNumbered = (one: unknown): boolean => Number.isSafeInteger(objectOf(one)['number']);
  const isOurs = typeof seed === 'number' && typeof name === 'string' && lists.every(Array.isArray);
  // Numbers of people are part of the names of files.
  if (isOurs && [arrivals, staff].every((people) => (people as unknown[]).every(isNumbered))) return;
  throw unreadable(dir, `its ${PLAN} is not one that this version of esr writes`);
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function unreadable(dir: string, because: string, cause?: unknown): BadInput {
  const problem = {
    message: `could not report on ${basename(dir)}, because ${because}`,
    hint: 'name a folder that `esr run` wrote; one of an older version has to be flown again',
  };
  return Object.assign(new BadInput([problem]), cause === undefined ? {} : { cause });
}

/** Every line of a record is an event, so that the place of an event is its line. */
function placeOfFirst({ findings }: Scorecard, events: readonly RunEvent[]): TracePlace | undefined {
  const citizen = findings[0]?.citizens[0];
  if (citizen === undefined) return undefined;
  const theirs = events.flatMap((event, index) =>
    'citizen' in event && event.citizen === citizen ? [{ event, line: index + 1 }] : [],
  );
  const failed = theirs.findLast(({ event }) => event.type === 'step' && event.failure && !event.retried);
  const step = failed?.event.type === 'step' ? failed.event.index : undefined;
  const there = step === undefined ? theirs : theirs.filter(({ event }) => stepOf(event) === step);
  const [first, last] = [there[0], there.at(-1)];
  if (!first || !last) return undefined;
  const wrong = there
    .flatMap(({ event }) => (event.type === 'exchange' && isWrong(event) ? [event] : []))
    .at(-1);
  return {
    file: EVENTS_FILE,
    from: first.line,
    to: last.line,
    citizen,
    ...(wrong ? { answer: { method: wrong.method, url: wrong.url, status: wrong.status } } : {}),
  };
}

function stepOf(event: RunEvent): number | undefined {
  if (event.type === 'step') return event.index;
  return 'step' in event ? event.step : undefined;
}

/** As errors are counted: not what a rule refused, not what is not the service's. */
function isWrong(exchange: Exchange): boolean {
  const { status, rejection } = exchange;
  return isOfService(exchange) && !rejection && (status === 0 || status >= 400);
}
