import type { WrittenCheck, WrittenFault } from './written.ts';

/** Something to look at during a run: a check, or a fault to inject. */
export type Probing = { check: WrittenCheck } | { fault: WrittenFault };

/**
 * Probes.
 *
 * @example
 * Probe.http({ warn_ms: 400 })
 * Probe.fault({ latency: '800ms', service: 'eligibility', share: '50%' })
 */
export const Probe = {
  /** Watches answers of the service: yellow when the 95th percentile of their latency is not below so many ms. */
  http({ warn_ms }: { warn_ms: number }): Probing {
    return { check: { warn: `latency_p95_ms < ${warn_ms}` } };
  },
  /** Makes something worse on purpose. */
  fault(fault: WrittenFault): Probing {
    return { fault };
  },
};
