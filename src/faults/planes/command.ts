import type { FaultCommand, FaultSpec, TargetFaults, Undo } from '../../model/index.ts';
import type { LastingPlane } from './lasting.ts';
import { runCommand } from './run-command.ts';

type Commands = NonNullable<TargetFaults['commands']>;

/**
 * Faults that the user's own commands put in place and take away, such as `docker pause` and `docker unpause`. The
 * target's file names them, and only where it allows commands; a scenario can call one by its name and cannot write one.
 */
export function commandPlane(
  commands: Commands,
  { cwd, tell }: { cwd: string; tell: (sentence: string) => void },
): LastingPlane {
  return {
    plane: 'command',
    refuses(fault) {
      if (commandOf(fault, commands)) return undefined;
      return `the target has no commands for “${fault.name}”, only for ${Object.keys(commands).join(', ')}`;
    },
    put: (fault) => put(fault, needed(fault, commands)),
    remedy(fault) {
      const { clear } = needed(fault, commands);
      return { by: 'command', command: clear, cwd, hand: inWords(clear) };
    },
  };

  async function put(fault: FaultSpec, { inject, clear, withinMs }: FaultCommand): Promise<Undo> {
    const done = async (which: 'inject' | 'clear', words: readonly string[]): Promise<void> => {
      const printed = await runCommand(words, { cwd, withinMs });
      if (printed !== '') tell(`${which} “${fault.name}”: ${inWords(words)} printed: ${printed}`);
    };
    let isThere = true;
    const undo = async (): Promise<void> => {
      if (!isThere) return;
      try {
        await done('clear', clear);
        isThere = false;
      } catch (error) {
        throw new Error(
          `the fault “${fault.name}” may still be there, because ${(error as Error).message}; run by hand: ${inWords(clear)}`,
          { cause: error },
        );
      }
    };
    try {
      await done('inject', inject);
    } catch (error) {
      // Half of it may have happened.
      const left = await undo().then(
        () => '',
        (failed: unknown) => `. ${(failed as Error).message}`,
      );
      throw new Error(`could not inject “${fault.name}”, because ${(error as Error).message}${left}`, {
        cause: error,
      });
    }
    return undo;
  }
}

/** The commands of a fault: by its name, with or without what the language adds to it (`db_down on claims at 12h`). */
function commandOf({ name }: FaultSpec, commands: Commands): FaultCommand | undefined {
  const word = Object.keys(commands).find(
    (one) => name === one || (/^ (on|at) /.test(name.slice(one.length)) && name.startsWith(one)),
  );
  return word === undefined ? undefined : commands[word];
}

function needed(fault: FaultSpec, commands: Commands): FaultCommand {
  const found = commandOf(fault, commands);
  if (!found) throw new Error(`the target has no commands for “${fault.name}”`);
  return found;
}

/** As a person types it. */
function inWords(words: readonly string[]): string {
  return words
    .map((word) => (/^[\w./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ');
}
