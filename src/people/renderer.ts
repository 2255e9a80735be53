import { identitySchema, renderTemplate } from '../model/index.ts';
import type { Citizen, RandomName } from '../model/index.ts';
import { hash } from './draw.ts';
import { randomValues } from './random.ts';

const fields = identitySchema.keyof();

/**
 * Renders the templates of a script for one citizen. `citizen.<field>` is who they are. `random.<what>` is drawn by
 * citizen, step and place in the text, see `randomValues`: the same step rendered again, for a retry or a report, says
 * the same.
 * @returns function of a text, the position of its step in the script, from 0, and of who else knows names (captured
 *   values, which are never rendered themselves); it throws an Error for a name that
 *   is no template: scenarios with such a name are refused when they are loaded.
 */
export function rendererFor(
  citizen: Citizen,
  seed: number,
): (template: string, stepIndex: number, also?: (name: string) => string | undefined) => string {
  return (template, stepIndex, also) => {
    const occurrences = new Map<string, number>();
    return renderTemplate(template, (name) => {
      const known = also?.(name);
      if (known !== undefined) return known;
      if (isRandom(name)) {
        const occurrence = (occurrences.get(name) ?? 0) + 1;
        occurrences.set(name, occurrence);
        return randomValues[name](hash(seed, citizen.number, 'step', stepIndex, name, occurrence));
      }
      const field = fields.safeParse(name.replace(/^citizen\./, ''));
      if (!name.startsWith('citizen.') || !field.success) throw new Error(`there is no template “${name}”`);
      return citizen.identity[field.data];
    });
  };
}

function isRandom(name: string): name is RandomName {
  return Object.hasOwn(randomValues, name);
}
