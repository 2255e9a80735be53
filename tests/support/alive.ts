import { execFileSync } from 'node:child_process';

/**
 * Which of these processes run still; with `group`, which of these process groups have somebody in them. A process
 * that has ended and whose end nobody asked for yet (a zombie) is gone.
 */
export function alive(ids: readonly number[], group: 'process' | 'group' = 'process'): number[] {
  const running = execFileSync('ps', ['-A', '-o', `${group === 'group' ? 'pgid' : 'pid'}=,stat=`], {
    encoding: 'utf8',
  })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, state]) => state !== undefined && !state.startsWith('Z'));
  const found = new Set(running.map(([id]) => Number(id)));
  return ids.filter((id) => found.has(id));
}
