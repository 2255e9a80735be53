/** What a citizen on the way takes at most, bytes: a renderer of their own and their share of the browser. */
const CITIZEN_BYTES = 60e6;
/** So many fit on any machine that a rehearsal makes sense on. */
const LEAST = 64;
/** A crowd that is larger waits for the processor, not for memory. */
const MOST = 1_000;

/** A warning where so many people of staff, who are all there at once, have no room; undefined where they have. */
export function tooManyStaff(staff: number, freeBytes: number): string | undefined {
  const places = placesHere(freeBytes);
  if (staff <= places) return undefined;
  return `the staff opens ${staff} browser windows, and there is memory for about ${places} here: have fewer of them, or more memory`;
}

/**
 * Most citizens in flight at once, so that half of the free memory is left to the service and to everybody else; those
 * who are due beyond it wait, and their lateness shows it.
 */
export function placesHere(freeBytes: number): number {
  return Math.max(LEAST, Math.min(MOST, Math.floor(freeBytes / 2 / CITIZEN_BYTES)));
}
