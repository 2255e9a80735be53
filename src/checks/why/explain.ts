import { causeOf } from '../../model/index.ts';
import type { Cause, Plan, RunEvent } from '../../model/index.ts';
import type { Case } from './case.ts';
import { decide } from './decide.ts';
import { withFaultsForAll } from './for-all.ts';
import { Others } from './others.ts';
import { storiesIn, type Seen, type Story } from './stories.ts';

/** One failed citizen, or one of the staff, and why. */
export interface Explained {
  citizen: number;
  /** One of the staff, who is no citizen in any count. */
  isStaff?: true;
  /** As `Finding.cause`: failure code and step. */
  cause: string;
  message: string;
  hint?: string;
  why: Cause;
}

/**
 * The cause of everybody who failed, gave up or was lost, staff too, by number; from the record and the plan alone.
 * @param record the events of the whole record, in its order: an event’s place is its line.
 */
export function whyOf(record: readonly RunEvent[], plan: Plan): ReadonlyMap<number, Explained> {
  const { events, inferred } = withFaultsForAll(record, plan);
  const stories = storiesIn(events);
  if (stories.size === 0) return new Map();
  const others = new Others(events, plan, stories);
  const patience = new Map(plan.personas.map(({ id, patienceMs }) => [id, patienceMs]));
  const samples = events.flatMap((event, index): Case['samples'] =>
    event.type === 'generator' ? [{ event, line: index + 1 } satisfies Seen] : [],
  );
  const explain = (story: Story): Explained => {
    const { citizen, persona, isStaff, failure } = story;
    const step = failure.step === undefined ? undefined : plan.scenario.steps[failure.step];
    const patienceMs = patience.get(persona) ?? failure.to - failure.from;
    const about: Case = {
      story,
      failure,
      others,
      plan,
      inferred,
      patienceMs,
      samples,
      ...(step ? { step } : {}),
    };
    const { code, title, message, hint } = failure;
    const said = { message, ...(hint === undefined ? {} : { hint }) };
    const who = { citizen, ...(isStaff ? { isStaff } : {}) };
    return { ...who, cause: causeOf(code, title), ...said, why: decide(about) };
  };
  return new Map([...stories.values()].map((story) => [story.citizen, explain(story)]));
}
