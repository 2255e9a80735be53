import type { ListedRun } from './list.ts';

/** When a run began by its name, ms since 1970; undefined where it has a name that somebody gave it. */
export function nameTells(runId: string): number | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-/.exec(runId) ?? [];
  const began = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(began) ? undefined : began;
}

/** By its name, which is its start in UTC; by its last change where it has another. */
export function beganAt({ runId, changedAt }: Pick<ListedRun, 'runId' | 'changedAt'>): number {
  return nameTells(runId) ?? changedAt;
}
