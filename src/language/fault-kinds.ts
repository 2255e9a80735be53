/**
 * Faults a scenario may name, each with the setting that its short form gives: `latency: 800ms` is
 * `latency: { delayMs: 800ms }`. A new fault is one more line. What a setting may be is the fault's own schema.
 */
export const faultKinds: Readonly<Record<string, string>> = {
  latency: 'delayMs',
};
