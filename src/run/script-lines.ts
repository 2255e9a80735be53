import { formatShare } from '../model/index.ts';
import type { ScriptItem } from '../model/index.ts';
import type { Journey } from './journeys.ts';

/** A line of the script as its author structured it. */
export interface ScriptLine {
  /** How deep it lies in choices, repeats, regions and named actions. */
  depth: number;
  what: string;
  /** How often it is done, by all citizens together, if everybody gets through. */
  times: number;
}

/**
 * The script with how often each of its lines is done; a repeat is shown once, with all its rounds added up.
 * @param from how many steps and choices stand before it, as `flatten` counts them: those of other scripts.
 */
export function scriptLines(
  script: readonly ScriptItem[],
  journeys: readonly Journey[],
  from: { steps: number; choices: number } = { steps: 0, choices: 0 },
): ScriptLine[] {
  let { steps: step, choices: choice } = from;
  const count = (here: readonly Journey[]): number =>
    here.reduce((sum, { citizens, leavesAt }) => sum + (leavesAt >= step ? citizens : 0), 0);

  const walk = (items: readonly ScriptItem[], depth: number, here: readonly Journey[]): ScriptLine[] =>
    items.flatMap((item) => {
      const line = (what: string): ScriptLine => ({ depth, what, times: count(here) });
      switch (item.item) {
        case 'step': {
          const done = line(item.title);
          step += 1;
          return [done];
        }
        case 'choose': {
          const number = choice;
          choice += 1;
          const taking = (option: number): Journey[] =>
            here.filter(({ choices }) => choices[number] === option);
          const lines = [line('one of')];
          // Counted before the options move on: who leaves in one of them has come here.
          const counts = item.options.map((_, option) => count(taking(option)));
          const others = count(taking(-1));
          for (const [option, { share, items: inner }] of item.options.entries()) {
            lines.push({ depth: depth + 1, what: formatShare(share), times: counts[option] ?? 0 });
            lines.push(...walk(inner, depth + 2, taking(option)));
          }
          const rest = 1 - item.options.reduce((sum, { share }) => sum + share, 0);
          return rest > 1e-9 ? [...lines, { depth: depth + 1, what: 'none of these', times: others }] : lines;
        }
        case 'repeat': {
          const { times: often } = item;
          const head = line(often === 'always' ? 'again and again' : `${often} times`);
          const length = often === 'always' ? 1 : often;
          const rounds = Array.from({ length }, () => walk(item.items, depth + 1, here));
          const [first = []] = rounds;
          return [head, ...first.map((one, index) => ({ ...one, times: sumOf(rounds, index) }))];
        }
        case 'within': {
          const head = line(`in “${item.region}”`);
          return [head, ...walk(item.items, depth + 1, here)];
        }
        case 'use': {
          const head = line(`${item.action}:`);
          return [head, ...walk(item.items, depth + 1, here)];
        }
      }
    });
  return walk(script, 0, journeys);
}

function sumOf(rounds: readonly (readonly ScriptLine[])[], index: number): number {
  return rounds.reduce((sum, lines) => sum + (lines[index]?.times ?? 0), 0);
}
