import type { Identity } from '../../model/index.ts';
import { asksOfGroup } from './asked.ts';
import { gives } from './gives.ts';
import type { Listed } from './listing.ts';

/**
 * What belongs in a field that takes only a part of a number, as where a Social Security number is asked for in fields
 * of three, two and four digits: their lengths add up to that of the number which their group asks for.
 * Only the citizen’s own number is given so: pieces of two would make the number of somebody else.
 * @returns the piece; undefined for a field that stands for itself.
 */
export function pieceFor(listed: readonly Listed[], one: Listed, who: Identity): string | undefined {
  const { group } = one.field;
  const asks = group === undefined ? undefined : asksOfGroup(group);
  if (asks === undefined || !(asks in gives)) return undefined;
  const parts = listed.filter(({ field }) => field.group === group);
  const lengths = parts.map(({ field }) => field.maxLength ?? 0);
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  const at = parts.findIndex(({ key }) => key === one.key);
  if (parts.length < 2 || lengths.includes(0) || at < 0) return undefined;
  const from = lengths.slice(0, at).reduce((sum, length) => sum + length, 0);
  const numbers = gives[asks as keyof typeof gives](who).map((value) => value.replace(/\D/g, ''));
  const number = numbers.find((digits) => digits.length === whole);
  return number?.slice(from, from + (lengths[at] ?? 0));
}
