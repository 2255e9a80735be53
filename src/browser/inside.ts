/**
 * A door into Playwright 1.65 that it promises to nobody. Who goes through it says what they know of the inside, and what
 * becomes of them without it: `time/workers.ts`, `sensing/timing.ts`.
 */
interface InnerDoor {
  _connection?: { toImpl?: (object: unknown) => unknown };
}

/** Playwright’s own object behind one that it hands out; undefined where this Playwright has no such door. */
export function inside(object: unknown): object | undefined {
  const { _connection: door } = object as InnerDoor;
  try {
    return door?.toImpl?.(object) ?? undefined;
  } catch {
    // It throws for what it has forgotten.
    return undefined;
  }
}
