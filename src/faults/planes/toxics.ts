import type { FaultSpec } from '../../model/index.ts';

/** A toxic as Toxiproxy's HTTP API takes it, without its name; or the proxy itself taken down. */
export type Toxic = { type: string; attributes: Readonly<Record<string, number>> } | 'down';

type Settings = Readonly<Record<string, unknown>>;

const BYTES_PER_KB = 1_000;

const figure = (settings: Settings, name: string): number => {
  const value = settings[name];
  return typeof value === 'number' ? value : 0;
};

/**
 * What Toxiproxy has for our faults (its README, “Toxics”); the rest it does not know, since it sees connections and no
 * answers: a latency there is one of every package of bytes and not of every answer.
 */
const TOXICS: Readonly<Record<string, (settings: Settings) => Toxic | undefined>> = {
  latency: (said) => ({
    type: 'latency',
    attributes: { latency: Math.round(figure(said, 'delayMs')), jitter: 0 },
  }),
  jitter(said) {
    const [from, to] = [figure(said, 'fromMs'), figure(said, 'upToMs')];
    const attributes = { latency: Math.round((from + to) / 2), jitter: Math.round((to - from) / 2) };
    return { type: 'latency', attributes };
  },
  bandwidth(said) {
    // Whole kilobytes a second; below one it would stop everything.
    const rate = Math.max(1, Math.round(figure(said, 'bytesPerSecond') / BYTES_PER_KB));
    return { type: 'bandwidth', attributes: { rate } };
  },
  timeout: (said) => ({ type: 'timeout', attributes: { timeout: Math.round(figure(said, 'afterMs')) } }),
  connection: ({ how }) => (how === 'refused' ? 'down' : how === 'reset' ? RESET : undefined),
  sever: ({ how }) => (how === 'reset' ? RESET : { type: 'limit_data', attributes: { bytes: 0 } }),
};

const RESET: Toxic = { type: 'reset_peer', attributes: { timeout: 0 } };

/** A fault as Toxiproxy does it; undefined where it cannot. */
export function toxicOf({ kind, settings }: Pick<FaultSpec, 'kind' | 'settings'>): Toxic | undefined {
  return Object.hasOwn(TOXICS, kind) ? TOXICS[kind]?.(settings) : undefined;
}
