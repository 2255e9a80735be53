import { z } from 'zod';

const calibration = z.object({
  /** Citizens a minute. */
  perMinute: z.number().positive(),
  atOnce: z.number().int().nonnegative(),
  /** Latency p95 of an easy flight, ms. */
  baselineP95Ms: z.number().nonnegative(),
  /** ISO 8601. */
  at: z.string(),
});

/** What a machine carries of one scenario before what it measures bends. */
export type Calibration = z.infer<typeof calibration>;

/** By machine, then by scenario. */
export const calibrations = z.record(z.string(), z.record(z.string(), calibration));
export type Calibrations = z.infer<typeof calibrations>;
