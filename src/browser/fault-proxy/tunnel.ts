import type { Socket } from 'node:net';
import type { Bytes, InterceptedExchange } from '../../model/index.ts';

/** The first byte of a TLS connection: a record of the handshake (RFC 8446, 5.1). */
const HANDSHAKE = 0x16;

/** A closed tunnel between browser and service: bytes that nobody can read. */
export interface Tunnel {
  client: Socket;
  service: Socket;
  /** `https://host:port/`. */
  url: string;
  /** What the browser said first. */
  first: Buffer;
  /** Who said something last, and when; ms of the process. */
  last: { at: number; from: 'browser' | 'service' };
}

/** Whether what the browser says first in a tunnel begins https, and not a WebSocket. */
export function isClosed(first: Buffer): boolean {
  return first[0] === HANDSHAKE;
}

/** Lets bytes flow both ways, those to the browser in another shape where one is given. */
export async function join(tunnel: Tunnel, shaped?: (bytes: Bytes) => Bytes): Promise<void> {
  const { client, service, first } = tunnel;
  const spoke = (from: Tunnel['last']['from']): void => {
    tunnel.last = { at: performance.now(), from };
  };
  spoke('browser');
  service.write(first);
  client.pipe(service);
  client.on('data', () => spoke('browser'));
  if (!shaped) {
    service.pipe(client);
    service.on('data', () => spoke('service'));
    return;
  }
  try {
    for await (const chunk of shaped(service)) {
      spoke('service');
      if (client.destroyed) return;
      if (!client.write(chunk)) await drained(client);
    }
    client.end();
  } catch {
    client.resetAndDestroy();
  }
}

/**
 * A tunnel as the port that faults act on: it can be let pass, shaped and cut. Nothing can be answered in it, and its
 * answers cannot be read, so that a fault that wants this lets it pass: `proxyRefuses` says so before.
 */
export function tunnelExchange(
  tunnel: Tunnel,
  { next, mark }: { next: () => Promise<void>; mark: (fault: string) => void },
): InterceptedExchange {
  const { client } = tunnel;
  const sever = (how: 'reset' | 'empty'): Promise<void> => {
    if (how === 'reset') client.resetAndDestroy();
    else client.destroy();
    return Promise.resolve();
  };
  return {
    url: tunnel.url,
    method: 'CONNECT',
    headers: {},
    body: undefined,
    pass: next,
    answer: next,
    abort: (reason) => sever(reason === 'connectionreset' ? 'reset' : 'empty'),
    mark,
    shape: (shaped) => join(tunnel, shaped),
    sever,
  };
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('drain', resolve).once('close', resolve);
  });
}
