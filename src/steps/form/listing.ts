import type { Control, Field, Hands } from '../../model/index.ts';
import { askedIn, type Asked } from './asked.ts';
import { isEvasive } from './options.ts';
import { plain, spread } from './words.ts';

/** A field of the form in front of the citizen, and what they make of it. */
export interface Listed {
  field: Field;
  control: Control;
  asked: Asked;
  /** The same for the same field as long as the form is shown, also when others come and go around it. */
  key: string;
}

/** The form there is now. */
export async function listForm(hands: Hands, within?: readonly string[]): Promise<Listed[]> {
  const fields = await hands.fields(within);
  const asked = askedIn(fields.map(({ field }) => field));
  const times = new Map<string, number>();
  return fields.map(({ field, control }, index) => {
    const called = [field.group, field.name, field.hints].join('|');
    const time = (times.get(called) ?? 0) + 1;
    times.set(called, time);
    return { field, control, asked: asked[index] ?? {}, key: `${called}|${time}` };
  });
}

/** What a record and a sentence call a field. */
export function calledBy({ field: { name, group, hints }, control }: Listed): string {
  const own = bare(name) || hints || control.shown;
  return group === undefined || group === name ? own : `${bare(group)}: ${own}`;
}

/** Without the star of a required field. */
function bare(name: string): string {
  return name.replace(/^\*\s*|\s*\*$/g, '');
}

const MARKED = /\*|\((?:required|obligatori[oa])\)|\b(?:at least one|select one|al menos un[oa])\b/i;
const OPTIONAL = /\b(?:optional|opcional)\b/i;
const CONSENT =
  /\b(?:agree|certify|consent|acknowledge|confirm|accept|authorize|authorise|understand|attest|declare|affirm|terms|acepto|autorizo|certifico|declaro|entiendo|de acuerdo)\b/;
/** Fields that stand beside the form, or are for others. */
const ASIDE =
  /\b(?:search|keywords?|coupon|promo|promotion|promotional|discount|gift card|newsletter|subscribe|leave (?:this|it)(?: field)? (?:empty|blank)|buscar|cupon|descuento|suscrib\w*)\b/;

/**
 * The fields that somebody would fill in now: empty ones that are required, or that the page complains about. Where a
 * form marks nothing as required, all that it does not call optional; a checkbox then only when it is a consent.
 * @param wishes `optional`: all of them; `also`: those, required or not.
 */
export function dueIn(
  listed: readonly Listed[],
  { optional = false, also = () => false }: { optional?: boolean; also?: (asked: Asked) => boolean },
  chance: number,
): Listed[] {
  const all = optional || !listed.some(({ field }) => isRequired(field));
  return listed.filter((one) => {
    const { field, asked } = one;
    if (!field.empty) return false;
    if (asked.asks === 'captcha' || field.error !== undefined || isRequired(field) || also(asked))
      return true;
    const words = plain(field.name);
    if (field.widget === 'checkbox' || field.widget === 'switch') {
      return isGroupsTick(one, listed, chance) || (all && CONSENT.test(words));
    }
    const beside = field.type === 'search' || ASIDE.test(words);
    return all && !beside && (optional || !OPTIONAL.test(`${field.name} ${field.help ?? ''}`));
  });
}

/** Whether the page says so, by markup or by a star. */
export function isRequired({ required, name }: Field): boolean {
  return required || MARKED.test(name);
}

/** Whether a group wants one tick, has none, and this is the one the citizen would set. */
function isGroupsTick({ key, field: { group } }: Listed, listed: readonly Listed[], chance: number): boolean {
  if (group === undefined || !MARKED.test(group)) return false;
  const boxes = listed.filter(({ field }) => field.group === group && field.widget === 'checkbox');
  if (boxes.some(({ field }) => !field.empty)) return false;
  const speaking = boxes.filter(({ field }) => !isEvasive(field.name));
  return (speaking[Math.floor(spread(chance, group) * speaking.length)] ?? boxes[0])?.key === key;
}
