/** Said loudly, since somebody's service may be broken until a person does something. */
export function shout(name: string, why: string, hand: string | undefined): string {
  const todo = hand === undefined ? 'end the run: it goes with its browsers' : `by hand: ${hand}`;
  return `COULD NOT TAKE AWAY ‘${name}’, because ${why}. IT MAY STILL BE IN PLACE\n  → ${todo}`;
}

/** The advice of those who have tried two at once. */
export function oneAtATime(others: readonly string[]): string | undefined {
  if (others.length === 0) return undefined;
  const names = others.map((name) => `‘${name}’`).join(', ');
  const are = others.length > 1 ? 'are active too' : 'is active too';
  return `${names} ${are}. One probe at a time makes it easier to find the cause`;
}
