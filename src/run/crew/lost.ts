import type { Arrival, Begin, CrewHealth, TakeOff } from '../../model/index.ts';

/** A citizen whose worker has ended. */
export interface Lost {
  arrival: Arrival;
  begin: Begin;
  /** The record knows that they began. */
  isSeen: boolean;
}

/** Writes down that the generator lost a citizen; nothing of one whose moment never comes. */
export async function loseCitizen(
  { arrival, begin, isSeen }: Lost,
  { clock, observe, signal }: Pick<TakeOff, 'clock' | 'observe' | 'signal'>,
): Promise<void> {
  const { number: citizen, persona, arms, staff } = arrival;
  if (!isSeen) {
    const plannedAt = await begin();
    if (plannedAt === undefined) return;
    observe({
      type: 'citizen.started',
      t: clock.now(),
      citizen,
      persona,
      plannedAt,
      arms,
      ...(staff === undefined ? {} : { staff }),
    });
  }
  const outcome = signal.aborted ? 'interrupted' : 'lost';
  const failure = { code: 'browser-lost' as const, message: 'the worker process that flew them ended' };
  observe({
    type: 'citizen.finished',
    t: clock.now(),
    citizen,
    outcome,
    durationMs: 0,
    ...(outcome === 'lost' ? { failure } : {}),
  });
}

/** How two crews did: the longest of their delays, the sum of what they used. */
export function together(one: CrewHealth, other: CrewHealth): CrewHealth {
  return {
    delayMs: Math.max(one.delayMs, other.delayMs),
    cpuSeconds: one.cpuSeconds + other.cpuSeconds,
    loopDelayMs: Math.max(one.loopDelayMs ?? 0, other.loopDelayMs ?? 0),
  };
}
