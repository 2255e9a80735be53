/** What a citizen on the way takes at most, bytes: a renderer of their own and their share of the browser. */
const CITIZEN_BYTES = 60e6;
/** So many fit on any machine that a rehearsal makes sense on. */
const LEAST = 64;
/** A crowd that is larger waits for the processor, not for memory. */
const MOST = 1_000;

/**
 * Most citizens in flight at once, so that half of the free memory is left to the service and to everybody else; those
 * who are due beyond it wait, and their lateness shows it.
 */
export function placesHere(freeBytes: number): number {
  return Math.max(LEAST, Math.min(MOST, Math.floor(freeBytes / 2 / CITIZEN_BYTES)));
}
