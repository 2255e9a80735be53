/** What forms add to a name and nobody says. */
const ADDED = /\s*[([](?:required|optional|mandatory)[)\]]\s*$/i;
const EDGES = /^[\s*:]+|[\s*:…]+$/g;

/** A name as a person would write it down: on one line, without the star of a required field. */
export function spoken(name: string): string {
  const line = name.replace(/[\s\u00ad\u200b]+/g, ' ').trim();
  return line.replace(ADDED, '').replace(EDGES, '').trim() || line;
}

/** Two names that the finder takes for the same: whatever their case, stars and colons. */
export function sameName(one: string, other: string): boolean {
  return spoken(one).toLowerCase() === spoken(other).toLowerCase();
}
