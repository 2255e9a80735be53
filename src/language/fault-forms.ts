import { oneOf, planes, share, text, timespan, writeDuration } from '../model/index.ts';
import type { FaultKindName } from '../model/index.ts';
import type { FaultForm } from './fault-form.ts';
import { bodyForms } from './fault-forms-body.ts';
import { exchangeForms } from './fault-forms-exchange.ts';
import { windowForms } from './fault-forms-window.ts';
import { moment } from './times.ts';

/** Every kind of fault by its word; a kind without its line does not compile. */
export const faultForms: Readonly<Record<FaultKindName, FaultForm>> = {
  ...exchangeForms,
  ...bodyForms,
  ...windowForms,
};

/** Where a fault acts that names no service: on any address, or none. */
export const ANYWHERE = '**';

/** What may be said of any fault, besides what it does. */
export const faultWrapper = {
  name: text,
  service: text,
  share,
  persona: text,
  step: text,
  plane: oneOf(planes),
  point: text,
  at: moment,
  for: timespan,
  every: timespan,
} as const;

export type WrapperKey = keyof typeof faultWrapper;

/** Other words for the same, as the seeds and their readers write them; figures without unit get theirs. */
const spellings: Readonly<Record<string, { key: WrapperKey | FaultKindName; unit?: string }>> = {
  ratio: { key: 'share' },
  latency_ms: { key: 'latency', unit: 'ms' },
  delay: { key: 'latency' },
  delay_ms: { key: 'latency', unit: 'ms' },
};

/** The canonical word for one, and the value with its unit. */
export function canonicalFault(word: string, value: unknown): { key: string; value: unknown } {
  if (!Object.hasOwn(spellings, word)) return { key: word, value };
  const { key, unit } = spellings[word] ?? { key: word };
  const isPlain = typeof value === 'number' || typeof value === 'string';
  const isBare = isPlain && unit !== undefined && /^\d+(?:\.\d+)?$/.test(String(value));
  return { key, value: isBare ? `${value}${unit}` : value };
}

/** What a fault is called that was given no name; the writer leaves it out then. */
export function faultNameOf(kind: string, service: string | undefined, simulatedAtMs = 0): string {
  const where = service === undefined ? '' : ` on ${service}`;
  return `${kind}${where}${simulatedAtMs > 0 ? ` at ${String(writeDuration(simulatedAtMs))}` : ''}`;
}

/** Whether a fault is one of the whole window and says so by naming no service. */
export function isAnywhere({ kind, service }: { kind: string; service: string }): boolean {
  const form = Object.entries(faultForms).find(([word]) => word === kind)?.[1];
  return form?.ofWindow === true && service === ANYWHERE;
}
