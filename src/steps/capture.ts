import type { Capture, Hands, Json } from '../model/index.ts';

/**
 * Takes from the page or the service's answers what later steps refer to; waits while the page is busy.
 * @throws StepFailure `expectation-unmet` when it is not there.
 */
export async function captureAll(
  hands: Hands,
  captures: readonly Capture[],
): Promise<Record<string, string>> {
  const captured: Record<string, string> = {};
  for (const capture of captures) {
    await hands.until(async () => {
      const value = 'text' in capture ? find(await hands.text(), capture.text) : await read(hands, capture);
      if (value === undefined) return missing(hands, capture);
      captured[capture.name] = value;
      return undefined;
    });
  }
  return captured;
}

function missing(hands: Hands, capture: Capture): string {
  const what =
    'text' in capture
      ? `“${capture.text}” is not on ${hands.path()}`
      : `no answer of ${capture.response} has a field ${capture.field}`;
  return `could not take “${capture.name}”, because ${what}`;
}

/** What stands for the `*` of a pattern: the words up to the next white space. Spaces fit any white space. */
function find(text: string, pattern: string): string | undefined {
  const parts = pattern.trim().split(/(\*|\s+)/);
  const source = parts.map((part) => {
    if (part === '*') return String.raw`(\S+?)`;
    return /^\s+$/.test(part) ? String.raw`\s+` : part.replace(/[\^$\\.*+?()[\]{}|/]/g, String.raw`\$&`);
  });
  const found = new RegExp(`${source.join('')}(?=[.,;:!?)]*(?:\\s|$))`, 'iu').exec(text);
  return found?.[1];
}

/** A field of the latest answer with that address which has it. */
async function read(
  hands: Hands,
  { response, field }: Extract<Capture, { response: string }>,
): Promise<string | undefined> {
  for (const answer of hands.answers()) {
    if (!answer.url.includes(response)) continue;
    const value = at(parse(await answer.body()), field.split('.'));
    if (typeof value === 'string' || typeof value === 'number') return String(value);
  }
  return undefined;
}

function parse(body: string): Json | undefined {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}

function at(value: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (found, key) =>
      typeof found === 'object' && found !== null && Object.hasOwn(found, key)
        ? (found as Record<string, Json>)[key]
        : undefined,
    value,
  );
}
