import type { Field } from '../../model/index.ts';
import { boundOf, inBounds, stepOf } from './limits.ts';
import { spread } from './words.ts';

/** A number that nobody states the bounds of is one of the first so many. */
const USUAL = 9;

/** Numbers that a field takes: the wanted ones, else those nearest to them, else small ones by chance. */
export function numbersFor(field: Field, wanted: readonly string[], chance: number): string[] {
  const own = wanted
    .map((value) => Number(value.replace(/[$,\s]/g, '')))
    .filter((value) => !Number.isNaN(value));
  const [least, most] = [boundOf(field.min), boundOf(field.max)];
  const size = stepOf(field.step) ?? 1;
  const base = least ?? Math.min(1, most ?? 1);
  const room = Math.min(
    USUAL,
    most === undefined ? USUAL : Math.max(0, Math.floor((most - base) / size + 1e-9)),
  );
  const chosen = [0, 1, 2].map((n) => base + Math.floor(spread(chance, String(n)) * (room + 1)) * size);
  const near = own.map((value) =>
    snapped(Math.min(Math.max(value, least ?? value), most ?? value), base, size, most),
  );
  const fitting = [...own, ...near, ...chosen, base].map(tidy).filter((value) => inBounds(value, field));
  return [...new Set(fitting.map(String))];
}

/** The nearest number of whole steps from a base. */
function snapped(value: number, base: number, size: number, most = Infinity): number {
  const nearest = base + Math.round((value - base) / size) * size;
  return nearest > most ? nearest - size : nearest;
}

/** Without the dust of binary fractions. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
