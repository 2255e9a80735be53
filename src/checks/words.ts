import { formatCount } from '../model/index.ts';

/** Milliseconds as a gate states them: `1 050 ms`, one decimal under 10. */
export function inMs(ms: number): string {
  return Math.abs(ms) < 10 ? `${Number(ms.toFixed(1))} ms` : `${formatCount(Math.round(ms))} ms`;
}

/** A figure next to the bound it broke: never rounded onto the bound itself (`300.1 ms`, not `300 ms`). */
export function inMsAgainst(ms: number, bound: number): string {
  return ms > bound && Math.round(ms) === bound ? `${(Math.ceil(ms * 10) / 10).toFixed(1)} ms` : inMs(ms);
}

/** `1 citizen`, `1 000 citizens`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${formatCount(n)} ${n === 1 ? one : many}`;
}

/** `37 of 50 citizens`. */
export function outOf(part: number, whole: number, many: string): string {
  return `${formatCount(part)} of ${formatCount(whole)} ${many}`;
}

/** The first line of a message, cut where a sentence gets too long for a headline. */
export function headline(message: string, most = 220): string {
  const line = message.split('\n', 1)[0] ?? '';
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
