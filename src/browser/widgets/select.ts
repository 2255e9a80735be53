import { awaitChoice } from './choosing.ts';
import { explained } from './failures.ts';
import type { Grip, Kind } from './tools.ts';

/**
 * Native lists. Where several may be chosen, a value adds to what is chosen already, and an empty one clears it.
 * Two round trips: one reads the options and finds the one that is meant, one chooses it.
 */
export const select: Kind = {
  async give(grip, value) {
    const { control, patience } = grip;
    if (value.trim() === '' && (await isMultiple(grip))) {
      await control.selectOption([], { timeout: patience.left() });
      return;
    }
    const { matches, choices } = await awaitChoice(grip, value);
    const meant = [...(choices.several ? choices.selected : []), ...matches];
    const options = meant.map(({ label, value: own }) => ({ label, value: own }));
    const how = { timeout: patience.left() };
    const { manner, found } = grip;
    await (
      manner?.choose ? manner.choose(control, found.shown, options, how) : control.selectOption(options, how)
    ).catch((error: unknown) => {
      throw explained(error, grip);
    });
  },
};

async function isMultiple({ found }: Grip): Promise<boolean> {
  return found.is('select[multiple]');
}
