import type { Plane, Remedy } from '../../model/index.ts';
import type { Seal } from './seal.ts';

/**
 * A line of a journal. `put` stands there before its fault acts. Moments are ms since 1970.
 *
 *     put ── gone                taken away
 *     put ── stuck ── … ── gone  could not be taken away at first
 */
export type Line =
  | {
      what: 'put';
      name: string;
      /** Where it acts; absent where it is one of those that end with the processes of the run. */
      plane?: Plane;
      /** When it begins; later than the line itself for a fault with a window. */
      from: number;
      /** When it ends by itself; the end of its run without. */
      until?: number;
      /** How it is taken away without its run; absent where nobody but the run can. */
      remedy?: Remedy;
      /** That this user's esr wrote the remedy. */
      seal?: string;
    }
  | { what: 'gone'; name: string }
  | { what: 'stuck'; name: string; why: string };

/** A fault that may be in place. */
export type Standing = Extract<Line, { what: 'put' }> & {
  /** Why it could not be taken away when that was tried. */
  why?: string;
};

/** What a journal says is in place: what was put and is not gone. */
export function standingIn(lines: readonly Line[]): Standing[] {
  const standing = new Map<string, Standing>();
  for (const line of lines) {
    const before = standing.get(line.name);
    if (line.what === 'put') standing.set(line.name, { ...line });
    else if (line.what === 'gone') standing.delete(line.name);
    else if (before) before.why = line.why;
  }
  return [...standing.values()];
}

/** The text that a seal is on: of one run, so that no line does for another. */
function sealed(runId: string, name: string, remedy: Remedy): string {
  return JSON.stringify([runId, name, remedy]);
}

/** A `put` with its seal; without one where this user has none. */
export function sealLine(
  line: Extract<Line, { what: 'put' }>,
  runId: string,
  seal: Seal | undefined,
): Extract<Line, { what: 'put' }> {
  if (!line.remedy || !seal) return line;
  return { ...line, seal: seal.mark(sealed(runId, line.name, line.remedy)) };
}

/** Whether this user's esr wrote how it is to be taken away. */
export function isTrusted({ name, remedy, seal: mark }: Standing, runId: string, seal?: Seal): boolean {
  return (
    remedy !== undefined && mark !== undefined && seal?.isOurs(sealed(runId, name, remedy), mark) === true
  );
}

/** Lines of a journal as text; one that a kill cut short says nothing, since its fault was not in place yet. */
export function linesIn(text: string): Line[] {
  return text.split('\n').flatMap((line) => {
    try {
      const read: unknown = JSON.parse(line);
      return isLine(read) ? [read] : [];
    } catch {
      return [];
    }
  });
}

function isLine(value: unknown): value is Line {
  if (typeof value !== 'object' || value === null) return false;
  const { what, name, from, remedy } = value as Record<string, unknown>;
  if (typeof name !== 'string') return false;
  if (what === 'put') return typeof from === 'number' && (remedy === undefined || isRemedy(remedy));
  return what === 'gone' || what === 'stuck';
}

function isRemedy(value: unknown): value is Remedy {
  if (typeof value !== 'object' || value === null) return false;
  const { by, hand, method, url, command, cwd } = value as Record<string, unknown>;
  if (typeof hand !== 'string') return false;
  if (by === 'request') return typeof method === 'string' && typeof url === 'string';
  const isText = (one: unknown): boolean => typeof one === 'string';
  return by === 'command' && Array.isArray(command) && command.every(isText) && isText(cwd);
}
