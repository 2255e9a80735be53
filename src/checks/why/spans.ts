import type { Exchange, FaultEvent, FaultSpec, Plan, RunEvent } from '../../model/index.ts';
import type { Seen } from './stories.ts';

/** A stretch of time in which a fault was there, ms since the start of the run. */
interface Span {
  from: number;
  to: number;
  /** The event that put it in place. */
  put: Seen<FaultEvent>;
}

/** A fault that acted on everybody at once, and when. */
export interface ForAllFault {
  spec: FaultSpec;
  /** It acts on what lies behind the service, or on nobody knows what: the service turns it into something of its own. */
  isBehind: boolean;
  /** The time of the fault that an exchange overlapped. */
  spanAt(this: void, exchange: Pick<Exchange, 'startedAt' | 'durationMs'>): Span | undefined;
}

/** Faults of a record that acted on everybody. */
export function spansOf(events: readonly RunEvent[], { faults }: Plan): ForAllFault[] {
  const found = new Map<string, { spec: FaultSpec; spans: Span[]; isBehind: boolean }>();
  events.forEach((event, index) => {
    if (event.type !== 'fault') return;
    const spec = event.byHand ?? faults.find(({ name }) => name === event.fault);
    const known = found.get(event.fault);
    if (event.what === 'withdrawn') {
      const last = known?.spans.at(-1);
      if (last && last.to === Infinity) last.to = event.t;
    } else if (event.what === 'injected' && spec && isForAll(event)) {
      const isBehind = event.plane !== 'service' || spec.point !== undefined;
      const fault = known ?? { spec, spans: [], isBehind };
      found.set(event.fault, fault);
      fault.spans.push({
        from: beginOf(spec, event),
        to: Infinity,
        put: { event, line: index + 1 },
      });
    }
  });
  return [...found.values()].map(({ spec, spans, isBehind }) => ({
    spec,
    isBehind,
    spanAt: ({ startedAt, durationMs }) =>
      spans.find(({ from, to }) => startedAt < to && startedAt + durationMs > from),
  }));
}

function isForAll({ plane }: FaultEvent): boolean {
  return plane === 'command' || plane === 'toxiproxy' || plane === 'service';
}

/** It is told when it has been put in place, and may act from the moment on at which that began. */
function beginOf({ window }: FaultSpec, { t, byHand }: FaultEvent): number {
  if (!window) return byHand ? t : 0;
  const { atMs, everyMs } = window;
  if (atMs > t) return t;
  return everyMs === undefined ? atMs : atMs + Math.floor((t - atMs) / everyMs) * everyMs;
}
