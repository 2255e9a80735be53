import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Tells what this user's own esr wrote from what came along with a project. A journal says what to send and what to run,
 * and lies in the project's folder: without a seal a project from a stranger could have any `esr` command do anything.
 */
export interface Seal {
  mark(text: string): string;
  isOurs(text: string, mark: string): boolean;
}

/**
 * The seal of this user: a key in their home, made when it is first needed.
 * @returns undefined where there is no key and none can be made: nothing is sealed then, and nothing trusted.
 */
export function sealOfUser(home = homedir()): Seal | undefined {
  const key = keyIn(join(home, '.hms-esr'));
  if (!key) return undefined;
  const mark = (text: string): string => createHmac('sha256', key).update(text).digest('hex');
  return {
    mark,
    isOurs(text, said) {
      const [ours, theirs] = [Buffer.from(mark(text)), Buffer.from(said)];
      return ours.length === theirs.length && timingSafeEqual(ours, theirs);
    },
  };
}

function keyIn(folder: string): Buffer | undefined {
  const file = join(folder, 'key');
  try {
    return readFileSync(file);
  } catch {
    return makeKey(folder, file);
  }
}

/** Written beside its place and linked there whole: of two processes that make one, both read the same afterwards. */
function makeKey(folder: string, file: string): Buffer | undefined {
  const fresh = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(fresh, randomBytes(32), { mode: 0o600 });
    try {
      linkSync(fresh, file);
    } catch {
      // Another one was first.
    }
    rmSync(fresh, { force: true });
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
