import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseExemplars, judge, Tally, whyOf, withWhy, type Explained } from '../checks/index.ts';
import { writeScorecard } from '../debrief/index.ts';
import { everybodyIn } from '../model/index.ts';
import type { Debrief, FaultEffect, Plan, RunEvent } from '../model/index.ts';
import { keepTables, readEvents } from '../record/index.ts';
import { citizenFor } from './crew/index.ts';
import { withFaultsByHand } from './faults/index.ts';
import { PLAN } from './folder.ts';
import { ownFiguresOf, type OwnMetrics } from './own-metrics/index.ts';

/** A run as its folder tells it. */
export interface Judged {
  debrief: Debrief;
  /** As they stand in the folder. */
  plan: Plan;
  events: readonly RunEvent[];
  /** With faults by hand as if they had been planned. */
  flown: { plan: Plan; events: readonly RunEvent[] };
  /** Why citizens failed, by their numbers. */
  explained: ReadonlyMap<number, Explained>;
}

/**
 * Judges a run as `judgeRun`, and leaves `scorecard.json` in its folder, and the tables of `esr sql` where they can be made.
 * @throws Error when the folder has no plan or no record.
 */
export async function land(dir: string, own?: OwnMetrics): Promise<Judged> {
  const judged = await judgeRun(dir, own);
  await writeScorecard(judged.debrief);
  // A run lands without: the record is there, and `esr sql` makes its tables, or says why it cannot.
  await keepTables(dir).catch(() => undefined);
  return judged;
}

/**
 * Judges a run from its folder, plan and record and nothing else.
 * @param own figures of the author’s own, to be computed and kept; those that were kept without.
 * @throws Error when the folder has no plan or no record.
 */
export async function judgeRun(dir: string, own?: OwnMetrics): Promise<Judged> {
  const plan = JSON.parse(await readFile(join(dir, PLAN), 'utf8')) as Plan;
  const { events } = await readEvents(dir);
  const flown = withFaultsByHand(plan, events);
  const tally = new Tally(flown.plan);
  for (const event of flown.events) tally.add(event);
  const figures = await ownFiguresOf(dir, { plan: flown.plan, tally, own });
  const judged = judge({ plan: flown.plan, tally, own: figures });
  const explained = whyOf(flown.events, flown.plan);
  const scorecard = {
    ...judged,
    findings: withWhy(judged.findings, explained),
    faults: judged.faults.map((effect) => toldByHand(effect, flown.byHand)),
  };
  const { exemplars, shown } = chooseExemplars(events);
  const arrivals = new Map(everybodyIn(plan).map((arrival) => [arrival.number, arrival]));
  const debrief: Debrief = {
    scorecard,
    scenario: plan.scenario,
    ...(tally.started ? { browser: tally.started.browser } : {}),
    dir,
    shown,
    exemplars: exemplars.flatMap(({ number, persona: _persona, screenshot, ...exemplar }) => {
      const arrival = arrivals.get(number);
      if (!arrival) return [];
      const picture = screenshot === undefined ? {} : { screenshot: join(dir, screenshot) };
      return [{ ...exemplar, ...picture, citizen: citizenFor(plan, arrival) }];
    }),
  };
  return { debrief, plan, events, flown, explained };
}

/** Says of a fault that it was nobody's plan. */
function toldByHand(effect: FaultEffect, byHand: ReadonlySet<string>): FaultEffect {
  if (!byHand.has(effect.fault)) return effect;
  return { ...effect, summary: `${effect.summary} It was injected by hand.` };
}
