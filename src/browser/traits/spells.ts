/** Offline spells: the first one begins after `everyMs`, each lasts `forMs`, and they begin every `everyMs`. */
export interface Spells {
  forMs: number;
  everyMs: number;
}

/**
 * Calls `change` at the beginning and the end of each spell, in real time, from now on.
 * @returns ends it; a spell that is on is not called off.
 */
export function inSpells({ forMs, everyMs }: Spells, change: (away: boolean) => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = (ms: number, away: boolean): void => {
    timer = setTimeout(() => {
      change(away);
      wait(away ? forMs : Math.max(0, everyMs - forMs), !away);
    }, ms);
    // A citizen's connection keeps no process alive.
    timer.unref();
  };
  wait(everyMs, true);
  return () => clearTimeout(timer);
}
