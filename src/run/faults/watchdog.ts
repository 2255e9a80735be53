// Takes away what a run left outside of itself: when the run's end of the pipe closes (it ended, or was killed), and when
// it says nothing any more (it hangs). Ends when the run has ended and nothing is left, or it has tried.
import { createInterface } from 'node:readline';
import type { Remedy } from '../../model/index.ts';
import { apply } from './apply.ts';
import type { Done, Told } from './guardian.ts';
import { append } from './journal.ts';
import { shout } from './words.ts';
import { messageOf } from '../../model/index.ts';

const inPlace = new Map<string, { remedy: Remedy; isThere: boolean }>();
let hasEnded = false;
let journal: string | undefined;
let heardAt = performance.now();
let work: Promise<void> = Promise.resolve();

/** One after the other: two rounds must not do the same at once. */
function clear(): Promise<void> {
  work = work.then(takeAllAway);
  return work;
}

async function takeAllAway(): Promise<void> {
  for (const name of inPlace.keys()) await takeAway(name);
}

async function takeAway(name: string): Promise<void> {
  const fault = inPlace.get(name);
  if (!fault) return;
  const { remedy } = fault;
  try {
    const detail = await apply(remedy);
    // A run that only hangs may still put there what was on its way.
    if (!fault.isThere && !hasEnded) return;
    inPlace.delete(name);
    write({ what: 'gone', name });
    say({ says: 'taken away', name, detail });
  } catch (error) {
    const why = messageOf(error);
    write({ what: 'stuck', name, why });
    say({ says: 'stuck', name, detail: why });
    process.stderr.write(`⚠️ ${shout(name, why, remedy.hand)}\n`);
  }
}

function write(line: Parameters<typeof append>[1]): void {
  if (journal === undefined) return;
  try {
    append(journal, line);
  } catch {
    // A disk that is full keeps nobody from taking the other faults away.
  }
}

function say(done: Done): void {
  process.stdout.write(`${JSON.stringify(done)}\n`);
}

function hear(told: Told): void {
  heardAt = performance.now();
  if (told.do === 'put') inPlace.set(told.name, { remedy: told.remedy, isThere: false });
  else if (told.do === 'there') hearThere(told.name);
  else if (told.do === 'gone') inPlace.delete(told.name);
  else if (told.do === 'watch') watch(told);
}

function hearThere(name: string): void {
  const fault = inPlace.get(name);
  if (fault) fault.isThere = true;
}

function watch({ journal: file, silentAfterMs }: Extract<Told, { do: 'watch' }>): void {
  journal = file;
  setInterval(() => {
    if (performance.now() - heardAt < silentAfterMs || inPlace.size === 0) return;
    // Once a silence: what is stuck is tried again after the next one, or at the end.
    heardAt = Infinity;
    void clear();
  }, silentAfterMs / 5);
}

function end(): void {
  hasEnded = true;
  void clear().finally(() => process.exit(0));
}

/** Of a run that was killed in the middle of a word the last line is not whole: what came before it counts. */
function parsed(line: string): Told | undefined {
  try {
    return JSON.parse(line) as Told;
  } catch {
    return undefined;
  }
}

// Whoever read what is said here may have gone first.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => undefined);
createInterface(process.stdin)
  .on('line', (line) => {
    const told = parsed(line);
    if (told) hear(told);
  })
  .on('close', end);
