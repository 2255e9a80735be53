import { formTexts } from './form.ts';
import type { OutgoingText } from './request.ts';
import { shownKey } from './request.ts';

/** Deeper than any form; the text as it stands is looked at instead. */
const MOST_DEPTH = 32;

/** Texts of a body that is text, whole or cut off. */
export function* textBody(text: string, contentType: string, where: string): Iterable<OutgoingText> {
  if (/x-www-form-urlencoded/i.test(contentType)) {
    yield* formTexts(text, (name) => `field “${shownKey(name)}” of ${where}`);
    return;
  }
  const data = /^\s*[[{"]/.test(text) ? parsed(text) : undefined;
  if (data === undefined) yield { where, label: '', text };
  else yield* jsonTexts(data, '', where, 0);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function* jsonTexts(data: unknown, label: string, where: string, depth: number): Iterable<OutgoingText> {
  if (typeof data === 'string' || typeof data === 'number') {
    yield {
      where: label === '' ? where : `field “${shownKey(label)}” of ${where}`,
      label,
      text: String(data),
    };
  } else if (typeof data === 'object' && data !== null) {
    if (depth >= MOST_DEPTH) yield { where, label, text: JSON.stringify(data) };
    else if (Array.isArray(data)) for (const item of data) yield* jsonTexts(item, label, where, depth + 1);
    else yield* objectTexts(data as Record<string, unknown>, label, where, depth);
  }
}

/**
 * Members of an object are called what the object is and what they are: `{ "phone": { "number": … } }`. A pair such as
 * `{ "field": "ssn", "value": "…" }` names its value in the neighbour.
 */
function* objectTexts(
  data: Record<string, unknown>,
  label: string,
  where: string,
  depth: number,
): Iterable<OutgoingText> {
  const named = ['field', 'name', 'key', 'label', 'id']
    .map((key) => data[key])
    .find((name) => typeof name === 'string');
  for (const [key, value] of Object.entries(data)) {
    const isValue = /^(?:value|text|answer|content|data)$/i.test(key);
    const own = isValue ? (named ?? label) : `${label.slice(-40)} ${key}`.trim();
    yield* jsonTexts(value, own, where, depth + 1);
    if (/\d{4}|@/.test(key)) yield { where, label: '', text: key };
  }
}
