import { armsOf, diceOf } from '../../plan/index.ts';
import type { Arm, Arrival, FaultSpec, Plan, RunEvent } from '../../model/index.ts';

/**
 * Who feels a fault that was injected by hand: the same trial as of a planned one, see `armsOf`; one of the citizens, and
 * one of each group of the staff that is of its persona. The plan and the fault's name decide, so that every process comes
 * to the same.
 */
export function armsByHand(
  { arrivals, staff = [], seed }: Pick<Plan, 'arrivals' | 'staff' | 'seed'>,
  { name, share, persona }: Pick<FaultSpec, 'name' | 'share' | 'persona'>,
): (citizen: number) => Arm {
  const trials = new Map<string, Arrival[]>();
  for (const arrival of persona === undefined ? arrivals : [...arrivals, ...staff]) {
    if (persona !== undefined && arrival.persona !== persona) continue;
    const dice = `fault by hand ${name}${arrival.staff === undefined ? '' : ` staff ${arrival.staff}`}`;
    const those = trials.get(dice);
    if (those) those.push(arrival);
    else trials.set(dice, [arrival]);
  }
  const byNumber = new Map<number, Arm>();
  for (const [dice, those] of trials) {
    const arms = armsOf(those.length, share, diceOf(seed, dice));
    for (const [i, { number }] of those.entries()) byNumber.set(number, arms[i] ?? 'untouched');
  }
  return (citizen) => byNumber.get(citizen) ?? 'untouched';
}

/**
 * The plan and the record of a run as if the faults had been planned that somebody injected while it flew: judged and
 * shown like any other.
 */
export function withFaultsByHand(
  plan: Plan,
  events: readonly RunEvent[],
): { plan: Plan; events: readonly RunEvent[]; byHand: ReadonlySet<string> } {
  const found = new Map<string, FaultSpec>();
  for (const event of events) {
    if (event.type !== 'fault' || !event.byHand) continue;
    // A planned one that was injected once more is in the plan already.
    if (plan.faults.every(({ name }) => name !== event.fault)) found.set(event.fault, event.byHand);
  }
  const specs = [...found.values()];
  const byHand = new Set(found.keys());
  if (specs.length === 0) return { plan, events, byHand };
  const arms = specs.map((spec) => armsByHand(plan, spec));
  const armsOfCitizen = (planned: readonly Arm[], citizen: number): Arm[] => [
    ...planned,
    ...arms.map((armOf) => armOf(citizen)),
  ];
  return {
    byHand,
    plan: {
      ...plan,
      faults: [...plan.faults, ...specs],
      arrivals: plan.arrivals.map((arrival) => ({
        ...arrival,
        arms: armsOfCitizen(arrival.arms, arrival.number),
      })),
    },
    events: events.map((event) =>
      event.type === 'citizen.started' ? { ...event, arms: armsOfCitizen(event.arms, event.citizen) } : event,
    ),
  };
}
