import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** The constant of RFC 6455, 1.3, by which a server shows that it understood the handshake. */
const HANDSHAKE = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** A service that keeps connections open. */
export interface Streams {
  url: string;
  /** How many WebSockets, and streams of events, were opened. */
  opened: { sockets: number; events: number };
  close(): Promise<void>;
}

/** Serves `page` at `/`, a WebSocket at `/socket` and a stream of events at `/events`. */
export async function serveStreams(page: string): Promise<Streams> {
  const opened = { sockets: 0, events: 0 };
  const sockets = new Set<Socket>();
  const server: Server = createServer((request, response) => {
    if (request.url === '/events') {
      opened.events += 1;
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: hello\n\n');
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  });
  server.on('upgrade', (request, socket) => {
    opened.sockets += 1;
    sockets.add(socket as Socket);
    const key = `${request.headers['sec-websocket-key'] ?? ''}${HANDSHAKE}`;
    const accept = createHash('sha1').update(key).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    // It hears no farewell and gives none.
    socket.on('data', () => undefined).on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    opened,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
