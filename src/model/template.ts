import { identitySchema } from './identity.ts';

/**
 * Templates in scenario text: `{{ random.states }}`, `{{ citizen.email }}`. A template names a value; it is never
 * evaluated as code.
 */
export type TemplatePart = { text: string } | { name: string; column: number };

/**
 * Values that are drawn anew per citizen, step and place in the text: one of the 50 states; dollars and cents; a day of
 * the year before 2026; an invented word; something a person would write in a comment box.
 */
export const randomNames = [
  'random.states',
  'random.amount',
  'random.date.past',
  'random.word',
  'random.sentence',
] as const;
export type RandomName = (typeof randomNames)[number];

/** Every name a template may use. `random.*` is drawn anew per citizen and step, `citizen.*` is who they are. */
export const templateNames: readonly string[] = [
  'random.states',
  ...Object.keys(identitySchema.shape).map((field) => `citizen.${field}`),
  ...randomNames.filter((name) => name !== 'random.states'),
];

/** Without `\s*` at either end: a long run of spaces would be tried in every way there is. */
const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/** Splits a text into literal parts and names; `column` is the offset of `{{` from 0. */
export function parseTemplate(text: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ name: (match[1] ?? '').trim(), column: match.index });
    end = match.index + match[0].length;
  }
  if (end < text.length || parts.length === 0) parts.push({ text: text.slice(end) });
  return parts;
}

/** Renders a text; `lookup` gives the value of a name or throws. */
export function renderTemplate(text: string, lookup: (name: string) => string): string {
  return parseTemplate(text)
    .map((part) => ('name' in part ? lookup(part.name) : part.text))
    .join('');
}
