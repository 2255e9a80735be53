import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

/** A PostgreSQL server that is up. */
export interface Postgres {
  /** `postgres://…`, as `DATABASE_URL` has it. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Where Debian keeps the programs of each version, which are not on the PATH. */
const DEBIAN = '/usr/lib/postgresql';

const READY = /database system is ready to accept connections/;

/** The folder of the programs of a PostgreSQL server on this machine; undefined when there is none. */
function programs(): string | undefined {
  const versions = existsSync(DEBIAN)
    ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin'))
    : [];
  const places = [...versions.toSorted().toReversed(), ...(process.env['PATH'] ?? '').split(delimiter)];
  return places.find((place) => ['initdb', 'postgres'].every((name) => existsSync(join(place, name))));
}

/** Whether there is a server to test against: one in `DATABASE_URL`, or one that can be started. */
export function hasPostgres(): boolean {
  return process.env['DATABASE_URL'] !== undefined || programs() !== undefined;
}

/** The server refuses to run as root; its package has made a user for it. */
function itsUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

/** The server in `DATABASE_URL`, else one of the test's own, with an empty database in a folder that goes with it. */
export async function startPostgres(): Promise<Postgres> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return { address: given, stop: () => Promise.resolve() };
  const bin = programs();
  if (bin === undefined) throw new Error('There is no PostgreSQL on this machine.');
  const user = itsUser();
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const options = { ...user, cwd: folder, env: { LC_ALL: 'C' } };
  const init = ['-D', 'data', '-U', 'portal', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  execFileSync(join(bin, 'initdb'), init, { ...options, stdio: 'ignore' });

  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', 'data', '-p', String(port), ...settings.flatMap((each) => ['-c', each])],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once(server, 'exit');
  let said = '';
  for await (const line of createInterface(server.stderr)) {
    said += `${line}\n`;
    if (READY.test(line)) break;
  }
  if (!READY.test(said)) throw new Error(`PostgreSQL did not start: ${said}`);
  server.stderr.resume();
  return {
    address: `postgres://portal@127.0.0.1:${port}/postgres`,
    async stop() {
      server.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}
