import { rmSync } from 'node:fs';
import { relative } from 'node:path';
import { messageOf, formatDuration } from '../../model/index.ts';
import { apply } from './apply.ts';
import { stateOf } from './ask.ts';
import { claim, flightsOf, journalFile, TOUCH_EVERY_MS, type FoundFlight } from './flights.ts';
import { append, readStanding } from './journal.ts';
import { isTrusted, type Standing } from './ledger.ts';
import { sealOfUser } from './seal.ts';
import { shout } from './words.ts';

/** Runs that this process settles now. */
const settling = new Set<string>();

/** What came of a flight that ended without a word. */
interface Settled {
  lines: string[];
  /** Nothing of it is left to do. */
  isDone: boolean;
}

/**
 * Takes away what runs left in place that ended without a word: killed, or their machine went down. Of several processes
 * that find the same, one does it. What could not be taken away stays written down for the next command.
 * @returns what to tell, a sentence each; nothing where nothing was found, which is the rule and costs a look at a folder.
 */
export async function settleFlights(projectDir: string): Promise<string[]> {
  const said: string[] = [];
  for (const flight of flightsOf(projectDir)) {
    const isMine = flight.claimedBy === process.pid && !settling.has(flight.file);
    if (!isMine && (await stateOf(flight)) !== 'gone') continue;
    const claimed = claim(flight);
    if (claimed === undefined) continue;
    settling.add(claimed);
    const journal = journalFile(projectDir, flight.runId);
    const { lines, isDone } = await settle(flight, journal, relative(projectDir, journal));
    said.push(...lines);
    if (isDone) for (const file of [journal, claimed]) rmSync(file, { force: true });
    settling.delete(claimed);
  }
  return said;
}

async function settle(flight: FoundFlight, journal: string, shown: string): Promise<Settled> {
  // A fault whose time had not come when the run was last heard of was never there.
  const standing = readStanding(journal).filter(({ from }) => from <= flight.heardAt + TOUCH_EVERY_MS);
  const run = `run ${flight.runId} (${flight.scenario}) ended without a word`;
  const within = standing.filter(({ plane }) => plane === undefined);
  const settled: Settled = { lines: within.length > 0 ? [`${run}; ${wentAlong(within)}`] : [], isDone: true };
  for (const one of standing) {
    if (one.plane === undefined) continue;
    const { lines, isDone } = await takeAway(one, flight.runId, { journal, shown });
    settled.isDone &&= isDone;
    settled.lines.push(...lines.map((line) => `${run}; ${line}`));
  }
  return settled;
}

function wentAlong(standing: readonly Standing[]): string {
  const names = standing.map(({ name }) => `‘${name}’`).join(', ');
  return `${names} ended with its browsers, and nothing of ${standing.length > 1 ? 'them' : 'it'} is left`;
}

async function takeAway(
  standing: Standing,
  runId: string,
  { journal, shown }: { journal: string; shown: string },
): Promise<Settled> {
  const { name, plane = '', remedy, until } = standing;
  const then = `then delete ${shown.replaceAll('\\', '/')}`;
  if (!remedy) {
    const why = `only its run knew how to take it away from the plane “${plane}”`;
    return { lines: [shout(name, why, `see whether it is still there; ${then}`)], isDone: false };
  }
  if (!isTrusted(standing, runId, sealOfUser())) {
    const why = 'its journal was not written by your own esr, which does nothing that a stranger wrote down';
    return { lines: [shout(name, why, `${remedy.hand}; ${then}`)], isDone: false };
  }
  try {
    const printed = await apply(remedy);
    append(journal, { what: 'gone', name });
    const lateMs = until === undefined ? 0 : Date.now() - until;
    const late = lateMs > 1_000 ? `, ${formatDuration(lateMs)} after its time` : '';
    const answer = printed === '' ? '' : ` (${printed.replaceAll(/\s+/g, ' ').slice(0, 200)})`;
    return { lines: [`‘${name}’ was still in place and is taken away${late}${answer}`], isDone: true };
  } catch (error) {
    const why = messageOf(error);
    append(journal, { what: 'stuck', name, why });
    return { lines: [shout(name, why, `${remedy.hand}; ${then}`)], isDone: false };
  }
}
