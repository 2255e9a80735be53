/**
 * A fault in one line of text: a name, `@` and when, a service, settings.
 *
 *     db_down@hour12
 *     slow_service@15m eligibility latency_ms=800 share=40%
 */
export interface FaultText {
  name?: string;
  /** `service`, `at` and settings, as they would stand in a group of keys. */
  keys: Readonly<Record<string, string | number>>;
  /** Words that are none of these. */
  strange: readonly string[];
}

/** Reads the whole line: its first word is the name. */
export function readFaultText(text: string): FaultText {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  const [name = '', at, ...more] = first.split('@');
  const { keys, strange } = readFaultWords(rest.join(' '));
  return { name, keys: at === undefined ? keys : { at, ...keys }, strange: [...more, ...strange] };
}

/** Reads what stands after a name: a service and settings. */
export function readFaultWords(text: string): FaultText {
  const keys: Record<string, string | number> = {};
  const strange: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const [, key, value = ''] = /^([A-Za-z_]\w*)=(.+)$/.exec(word) ?? [];
    const name = key ?? 'service';
    if (Object.hasOwn(keys, name) || name === '__proto__') strange.push(word);
    else keys[name] = key === undefined ? word : numberOr(value);
  }
  return { keys, strange };
}

function numberOr(value: string): string | number {
  return /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
}
