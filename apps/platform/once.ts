/** Does something for a key; whoever wants it for the same key while it is under way waits for that one. */
export type Once<Value> = (key: string, act: () => Promise<Value>) => Promise<Value>;

/** Makes one, for one kind of thing. What is done with is done anew when somebody asks again. */
export function onceAtATime<Value>(): Once<Value> {
  const underWay = new Map<string, Promise<Value>>();
  return (key, act) => {
    const known = underWay.get(key);
    if (known) return known;
    const begun = act().finally(() => underWay.delete(key));
    underWay.set(key, begun);
    return begun;
  };
}
