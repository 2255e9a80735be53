import { identitySchema, renderTemplate } from '../model/index.ts';
import type { Citizen } from '../model/index.ts';
import { hash, pick } from './draw.ts';
import { states } from './states.ts';

const fields = identitySchema.keyof();

/**
 * Renders the templates of a script for one citizen. `citizen.<field>` is who they are. `random.states` is one of
 * the 50 states, drawn uniformly by citizen, step and place in the text: the same step rendered again, for a retry
 * or a report, says the same.
 * @returns function of a text and the position of its step in the script, from 0; it throws an Error for a name that
 *   is no template: scenarios with such a name are refused when they are loaded.
 */
export function rendererFor(citizen: Citizen, seed: number): (template: string, stepIndex: number) => string {
  return (template, stepIndex) => {
    let occurrence = 0;
    return renderTemplate(template, (name) => {
      if (name === 'random.states') {
        occurrence += 1;
        return pick(states, hash(seed, citizen.number, 'step', stepIndex, name, occurrence)).name;
      }
      const field = fields.safeParse(name.replace(/^citizen\./, ''));
      if (!name.startsWith('citizen.') || !field.success) throw new Error(`there is no template “${name}”`);
      return citizen.identity[field.data];
    });
  };
}
