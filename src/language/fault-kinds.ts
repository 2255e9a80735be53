import type { FaultKindName } from '../model/index.ts';

/**
 * Faults a scenario may name, each with the setting that its short form gives: `latency: 800ms` is
 * `latency: { delayMs: 800ms }`. A kind without its line does not compile. What a setting may be is the fault's own schema.
 */
export const shortForms: Readonly<Record<FaultKindName, string>> = {
  latency: 'delayMs',
};
