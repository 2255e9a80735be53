import { StepFailure } from '../../model/index.ts';
import { ask } from './ask.ts';
import { noOption } from './failures.ts';
import type { Choices, Match } from './look.ts';
import type { Grip } from './tools.ts';

const POLL_MS = 50;
/** A part of a label is enough once the list has stayed the same for so many looks: what is meant may still come. */
const LOOKS_FOR_A_PART = 6;

/** What was found in a list. */
export interface Chosen {
  matches: Match[];
  choices: Choices;
}

/** How often a list was looked at, and what was seen; what the choosing does on the way. */
export interface Looking {
  /** Counts from 1. */
  looks: number;
  /** Looks for which the list has been the same. */
  unchanged: number;
  /** Null when no list is open. */
  choices: Choices | null;
  /** The last that was seen of a list. */
  last: Choices | null;
}

/**
 * Waits until a list has what the value asks for; options may come later than the list.
 * @param meanwhile is called when it is not there yet; true means that looking on makes sense in any case.
 * @throws StepFailure `control-not-found` with what the list offers.
 */
export async function awaitChoice(
  grip: Grip,
  value: string,
  question: 'choices' | 'suggestions' = 'choices',
  meanwhile: (looking: Looking, worthWaiting: boolean) => Promise<boolean> = async () =>
    Promise.resolve(false),
): Promise<Chosen> {
  const looking: Looking = { looks: 0, unchanged: 0, choices: null, last: null };
  const wanted = [value.trim(), ...partsOf(value)].map((words) => [words]);
  for (;;) {
    const worthWaiting = grip.patience.worthWaiting();
    const choices = await look(grip, question, wanted);
    const same = choices?.labels.join('\n') === looking.choices?.labels.join('\n');
    looking.looks += 1;
    looking.unchanged = same ? looking.unchanged + 1 : 0;
    looking.choices = choices;
    looking.last = choices ?? looking.last;
    const matches = choices ? meant(choices) : undefined;
    const certain = matches?.every(({ whole }) => whole) === true || looking.unchanged >= LOOKS_FOR_A_PART;
    if (choices && matches && certain && !matches.some(({ disabled }) => disabled))
      return { matches, choices };
    const goOn = await meanwhile(looking, worthWaiting);
    if (!worthWaiting && !goOn) throw missing(grip, value, looking.last, matches);
    await grip.page.waitForTimeout(POLL_MS);
  }
}

/** The list as it is now; none while the page replaces it. */
async function look(
  { control }: Grip,
  question: 'choices' | 'suggestions',
  wanted: string[][],
): Promise<Choices | null> {
  return ask(control, question, { wanted }).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'TimeoutError') return null;
    throw error;
  });
}

/** The value as a whole; where several may be chosen, each of its parts. */
function meant({ matches: [whole, ...parts], several }: Choices): Match[] | undefined {
  if (whole) return [whole];
  const found = parts.filter((part) => part !== null);
  return several && found.length > 0 && found.length === parts.length ? found : undefined;
}

/** Several values in one: `Mon, Wed`. */
export function partsOf(value: string): string[] {
  const parts = value.split(/[,;\n]/).map((part) => part.trim());
  return parts.length > 1 ? parts.filter(Boolean) : [];
}

function missing(
  grip: Grip,
  value: string,
  choices: Choices | null,
  matches: readonly Match[] | undefined,
): StepFailure {
  const disabled = matches?.find((match) => match.disabled);
  if (disabled) {
    return new StepFailure(
      'gave-up',
      `the option “${disabled.label}” of the list ${grip.name} stayed disabled`,
      'use an option that can be chosen',
    );
  }
  const [, ...parts] = choices?.matches ?? [];
  const lacking = choices?.several ? partsOf(value).find((_, index) => !parts[index]) : undefined;
  return noOption(grip, lacking ?? value.trim(), choices?.labels ?? []);
}
