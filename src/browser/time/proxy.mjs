// The proxy of simulated time, a thread of its own. It copies what passes and touches two headers of the service's:
//
//     browser ── request ──> + X-Simulated-Time ──> service
//     browser <── Set-Cookie in real time <── answer ── service
//
// Each connection of the browser has one of its own behind it and ends with it, so that a connection that is lost looks
// to the browser as it would without a proxy.
import { Agent, createServer, request as send } from 'node:http';
import { connect } from 'node:net';
import { pipeline } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { inRealTime } from './page/lifetime.mjs';

/** @typedef {import('./simulated.ts').SimulatedTime} SimulatedTime */

const HEADER = 'X-Simulated-Time';
/** Between two neighbours only (RFC 9110, section 7.6.1); a service's own time header is never the page's word. */
const NOT_SENT_ON = new Set(['proxy-connection', 'proxy-authorization', 'x-simulated-time']);
const NOT_SENT_BACK = new Set(['connection', 'keep-alive', 'transfer-encoding', 'proxy-connection']);
const MOST_HEADER_BYTES = 262_144;
const FIRST_LINE = /^GET \S+ HTTP\/1\.1\r\n/;

const { own } = /** @type {{ own: string }} */ (workerData);
/** @type {SimulatedTime | undefined} */
let time;
/** @type {WeakMap<object, Agent>} */
const behind = new WeakMap();
/** Connections to services whose end is the end of the browser's. */
const ends = new WeakSet();

const isOwn = (/** @type {string} */ host) => host === own || host.endsWith(`.${own}`);
// The same line as in pages: simulated.ts.
const nowIn = (/** @type {SimulatedTime} */ { startAt, epoch, warp }) =>
  Math.floor(startAt + (Date.now() - epoch) * warp);
/** Browsers take `*.localhost` for this machine without asking anybody (RFC 6761, section 6.3). */
const reachable = (/** @type {string} */ host) =>
  host.endsWith('.localhost') ? 'localhost' : host.replace(/^\[|\]$/g, '');

/**
 * Headers as they came, name by name, without those that are not passed on.
 * @param {string[]} raw
 * @param {Set<string>} without
 * @param {(name: string, value: string) => string} [change]
 */
function headersOf(raw, without, change = (_, value) => value) {
  const kept = [];
  for (let at = 0; at < raw.length; at += 2) {
    const [name = '', value = ''] = raw.slice(at, at + 2);
    if (!without.has(name.toLowerCase())) kept.push(name, change(name.toLowerCase(), value));
  }
  return kept;
}

/** @param {import('node:net').Socket} client */
function agentFor(client) {
  const known = behind.get(client);
  if (known) return known;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  behind.set(client, agent);
  client.once('close', () => agent.destroy());
  return agent;
}

const server = createServer({ maxHeaderSize: MOST_HEADER_BYTES, keepAliveTimeout: 0, requestTimeout: 0 });
server.headersTimeout = 0;

server.on('request', (request, response) => {
  const client = request.socket;
  if (!URL.canParse(request.url ?? '')) return void client.destroy();
  const { hostname, port, pathname, search } = new URL(request.url ?? '');
  const told = isOwn(hostname) ? time : undefined;
  const headers = headersOf(request.rawHeaders, NOT_SENT_ON);
  if (told) headers.push(HEADER, new Date(nowIn(told)).toISOString());
  const onward = send({
    host: reachable(hostname),
    port: port || 80,
    path: pathname + search,
    method: request.method ?? 'GET',
    // Node's types do not know that it takes names and values in a row, as `rawHeaders` has them.
    headers: /** @type {any} */ (headers),
    agent: agentFor(client),
    insecureHTTPParser: true,
    maxHeaderSize: MOST_HEADER_BYTES,
  });
  onward.on('response', (answer) => {
    const back = headersOf(answer.rawHeaders, NOT_SENT_BACK, (name, value) =>
      told && name === 'set-cookie' ? inRealTime(value, { now: nowIn(told), warp: told.warp }) : value,
    );
    response.sendDate = false;
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage ?? '', back);
    // Together with a body that is there already; a stream of events shows that it is open before its first event.
    setImmediate(() => response.writableEnded || response.flushHeaders());
    // An answer that breaks off breaks off here too.
    pipeline(answer, response, (error) => error && client.destroy());
  });
  onward.on('error', () => client.destroy());
  onward.on('socket', (socket) => {
    if (ends.has(socket)) return;
    ends.add(socket);
    socket.once('close', () => client.destroy());
  });
  response.on('close', () => response.writableFinished || onward.destroy());
  request.pipe(onward);
});

// Tunnels: https, which stays closed to us, and web sockets, whose first request can be read.
server.on('connect', (request, client, head) => {
  const { hostname, port } = new URL(`http://${request.url}`);
  const onward = connect(Number(port || 80), reachable(hostname), () => {
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) client.unshift(head);
    client.once('data', (first) => {
      onward.write(isOwn(hostname) ? withTime(first) : first);
      client.pipe(onward);
    });
    onward.pipe(client);
  });
  onward.on('error', () => client.destroy());
  client.on('error', () => onward.destroy());
  client.on('close', () => onward.destroy());
});

/** @param {Buffer} first */
function withTime(first) {
  const [line] = FIRST_LINE.exec(first.toString('latin1', 0, MOST_HEADER_BYTES)) ?? [];
  if (line === undefined || !time) return first;
  const header = `${HEADER}: ${new Date(nowIn(time)).toISOString()}\r\n`;
  return Buffer.concat([first.subarray(0, line.length), Buffer.from(header), first.subarray(line.length)]);
}

parentPort?.on('message', (/** @type {SimulatedTime} */ begun) => {
  time = begun;
  parentPort?.postMessage('begun', []);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  parentPort?.postMessage(typeof address === 'object' ? address?.port : undefined, []);
});
