import type {
  CitizenOutcome,
  Exchange,
  FailureCode,
  FaultEvent,
  PageDownload,
  PageProblem,
  RunEvent,
  StepFinished,
  ValuesFlag,
} from '../../model/index.ts';

/** An event with its line in `events.ndjson`, from 1. */
export interface Seen<Event extends RunEvent = RunEvent> {
  event: Event;
  line: number;
}

/** What a citizen failed at. */
export interface Failure {
  code: FailureCode;
  message: string;
  hint?: string;
  /** Position of the step in the script, and its title; absent where no step failed. */
  step?: number;
  title?: string;
  /** From when to when they tried, ms since the start of the run. */
  from: number;
  to: number;
  /** Of the event that says so. */
  line: number;
}

/** One citizen, or one of the staff, who failed, with what the record has of them in its order. */
export interface Story {
  citizen: number;
  persona: string;
  /** They work on the other side of the counter, and are no citizen in any count. */
  isStaff: boolean;
  outcome: CitizenOutcome;
  failure: Failure;
  exchanges: Seen<Exchange>[];
  problems: Seen<PageProblem>[];
  firings: Seen<FaultEvent>[];
  flags: Seen<ValuesFlag>[];
  downloads: Seen<PageDownload>[];
}

/** Ends that ask for a cause. */
const FAILED: readonly CitizenOutcome[] = ['failed', 'abandoned', 'lost'];

/** What steps and ends say about failure, before anything else of the record is looked at. */
interface Ends {
  personas: Map<number, string>;
  staff: Set<number>;
  outcomes: Map<number, CitizenOutcome>;
  failures: Map<number, Failure>;
}

/** The stories of all who failed, gave up or were lost, by number. */
export function storiesIn(events: readonly RunEvent[]): Map<number, Story> {
  const { personas, staff, outcomes, failures } = endsIn(events);
  const stories = new Map<number, Story>();
  for (const [citizen, outcome] of [...outcomes].toSorted(([a], [b]) => a - b)) {
    const failure = failures.get(citizen);
    const persona = personas.get(citizen);
    if (!failure || persona === undefined || !FAILED.includes(outcome)) continue;
    const nothing = { exchanges: [], problems: [], firings: [], flags: [], downloads: [] };
    stories.set(citizen, { citizen, persona, isStaff: staff.has(citizen), outcome, failure, ...nothing });
  }
  if (stories.size > 0) events.forEach((event, index) => tell(stories, { event, line: index + 1 }));
  return stories;
}

function endsIn(events: readonly RunEvent[]): Ends {
  const ends: Ends = { personas: new Map(), staff: new Set(), outcomes: new Map(), failures: new Map() };
  events.forEach((event, index) => {
    const line = index + 1;
    if (event.type === 'citizen.started') {
      ends.personas.set(event.citizen, event.persona);
      if (event.staff !== undefined) ends.staff.add(event.citizen);
    } else if (event.type === 'step' && event.failure && !event.retried && event.failure.code !== 'left') {
      ends.failures.set(event.citizen, failureOf(event, line));
    } else if (event.type === 'citizen.finished') {
      ends.outcomes.set(event.citizen, event.outcome);
      if (ends.failures.has(event.citizen)) return;
      const { t, durationMs, failure = unexplained(event.outcome) } = event;
      ends.failures.set(event.citizen, { ...failure, from: t - durationMs, to: t, line });
    }
  });
  return ends;
}

function failureOf({ index, title, startedAt, durationMs, failure }: StepFinished, line: number): Failure {
  const { code = 'unexpected', message = '', hint } = failure ?? {};
  const said = { code, message, ...(hint === undefined ? {} : { hint }) };
  return { ...said, step: index, title, from: startedAt, to: startedAt + durationMs, line };
}

function unexplained(outcome: CitizenOutcome): { code: FailureCode; message: string } {
  return outcome === 'lost'
    ? { code: 'browser-lost', message: 'the browser went away under the citizen' }
    : { code: 'unexpected', message: 'the citizen ended without a failed step' };
}

function tell(stories: ReadonlyMap<number, Story>, { event, line }: Seen): void {
  const story = 'citizen' in event && event.citizen !== undefined ? stories.get(event.citizen) : undefined;
  if (!story) return;
  switch (event.type) {
    case 'exchange':
      story.exchanges.push({ event, line });
      return;
    case 'page.problem':
      story.problems.push({ event, line });
      return;
    case 'fault':
      story.firings.push({ event, line });
      return;
    case 'values.flag':
      story.flags.push({ event, line });
      return;
    case 'page.download':
      story.downloads.push({ event, line });
      return;
    default:
  }
}
