import type { z } from 'zod';

/** How a kind of fault is written: `latency: 800ms` is `latency: { delayMs: 800ms }`. */
export interface FaultForm {
  /** The setting that its short form gives, and what it may be there. */
  short: string;
  shortForm: z.ZodType;
  /** All of them; a codec, so that what was read can be written again. The fault checks them once more. */
  settings: z.ZodObject;
  example: string;
  about: string;
  /** It acts on a citizen's whole window, so that it names no service. */
  ofWindow?: true;
}
