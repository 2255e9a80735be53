/** So much of a body is read at most. */
export const MAX_BODY_CHARS = 65_536;
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\b/i;

/**
 * As what the body of an answer is told, or undefined where it is not read: that costs a round trip, and all of the body
 * comes through this process, however long.
 * @param reads whether somebody wants the JSON of an address.
 */
export function bodyOf(
  headers: Readonly<Record<string, string>>,
  url: string,
  reads: (url: string) => boolean,
): 'problem' | 'body' | undefined {
  const type = headers['content-type'] ?? '';
  if (!JSON_TYPE.test(type) || Number(headers['content-length'] ?? 0) > MAX_BODY_CHARS) return undefined;
  if (type.startsWith('application/problem+json')) return 'problem';
  return reads(url) ? 'body' : undefined;
}
