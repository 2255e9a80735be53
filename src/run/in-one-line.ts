import { formatCount, formatDuration, formatShare, writeDuration } from '../model/index.ts';
import type { Persona, Scenario, Target } from '../model/index.ts';

/** `1 000 citizens over 5m, 4 steps, 2 checks`. */
export function describeScenario(scenario: Scenario): string {
  const { users, rampUpMs, timeWarp, steps, faults, checks, staff = [] } = scenario;
  const workers = staff.reduce((sum, group) => sum + group.users, 0);
  const over = rampUpMs === 0 ? 'all at once' : `over ${exactly(rampUpMs)}`;
  // The check that every scenario has was not written by anybody.
  const written = checks.filter(({ at }) => at).length;
  return [
    `${many(users, 'citizen')} ${over}`,
    ...(timeWarp === 1 ? [] : [`time ${timeWarp} times as fast`]),
    many(steps.length, 'step'),
    ...(workers === 0 ? [] : [`${formatCount(workers)} staff`]),
    ...(faults.length === 0 ? [] : [many(faults.length, 'fault')]),
    many(written, 'check'),
  ].join(', ');
}

/** `First-generation student, phone, en-US, share 45 %`. */
export function describePersona({ name, device, locale, share }: Persona): string {
  return `${name}, ${device}, ${locale}, share ${formatShare(share)}`;
}

/** `portal, started by “node server.js”, 9 services`. */
export function describeTarget({ name, url, start, services }: Target): string {
  const where = start ? `started by “${start.command.join(' ')}”` : `at ${url ?? 'no address'}`;
  return `${name}, ${where}, ${many(services.length, 'service')}`;
}

/** `5m`; in parts where it has some: `1m 30s`. */
function exactly(ms: number): string {
  const isOne = ms % 60_000 === 0 || (ms < 60_000 && ms % 1_000 === 0);
  return isOne ? String(writeDuration(ms)) : formatDuration(ms);
}

function many(count: number, what: string): string {
  return `${formatCount(count)} ${what}${count === 1 ? '' : 's'}`;
}
