import type { CitizenOutcome, FailureCode, RunEvent, StepFinished } from '../../model/index.ts';

/** What the record of a run says of one citizen. */
export interface Course {
  /** When they began, ms since the start of the run. */
  startedAt: number;
  /** How each step ended, by its position in the script; what was tried again counts by its last attempt. */
  steps: Map<number, StepFinished>;
  /** Absent where the record has no end of theirs. */
  outcome?: CitizenOutcome;
  /** From their start to their end. */
  durationMs?: number;
  /** Why they failed, where no step says it. */
  failure?: { code: FailureCode; message: string };
}

/** How a citizen fared up to a step. */
export type Fate =
  | { how: 'passed'; durationMs: number }
  | {
      how: 'failed';
      code: FailureCode;
      message: string;
      /** The step, where one failed. */
      at?: { index: number; title: string; durationMs: number };
    }
  /** The generator or a stop came between: nobody knows. */
  | { how: 'unknown'; because: string };

/** Not the doing of the service or the script. */
const NOBODYS: readonly FailureCode[] = ['interrupted', 'browser-lost', 'left'];

/** Everybody who began, by their number. */
export function coursesOf(events: readonly RunEvent[]): Map<number, Course> {
  const courses = new Map<number, Course>();
  for (const event of events) {
    if (event.type === 'citizen.started') {
      courses.set(event.citizen, { startedAt: event.t, steps: new Map() });
      continue;
    }
    if (event.type === 'step' && !event.retried) courses.get(event.citizen)?.steps.set(event.index, event);
    else if (event.type === 'citizen.finished') {
      const { outcome, durationMs, failure } = event;
      const course = courses.get(event.citizen);
      if (course) Object.assign(course, { outcome, durationMs, ...(failure ? { failure } : {}) });
    }
  }
  return courses;
}

/**
 * How a citizen fared.
 * @param until up to this step of the script; to the end without.
 */
export function fateOf(course: Course | undefined, until?: number): Fate {
  if (!course) return { how: 'unknown', because: 'never began' };
  const failed = failureIn(course, until);
  if (failed) return failed;
  const last = until === undefined ? undefined : course.steps.get(until);
  if (last?.outcome === 'passed') return { how: 'passed', durationMs: last.durationMs };
  const { outcome, durationMs = 0, failure } = course;
  if (failure && !NOBODYS.includes(failure.code)) return { how: 'failed', ...failure };
  if (outcome === 'finished' || outcome === 'left') return { how: 'passed', durationMs };
  return { how: 'unknown', because: BECAUSE[outcome ?? 'interrupted'] ?? 'has no end in the record' };
}

const BECAUSE: Partial<Record<CitizenOutcome, string>> = {
  lost: 'was lost by the generator',
  interrupted: 'was stopped with the run',
};

function failureIn({ steps }: Course, until = Infinity): Fate | undefined {
  for (const { index, title, durationMs, failure } of steps.values()) {
    if (!failure || index > until || NOBODYS.includes(failure.code)) continue;
    const { code, message } = failure;
    return { how: 'failed', code, message, at: { index, title, durationMs } };
  }
  return undefined;
}
