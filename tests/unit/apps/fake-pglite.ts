import type { PGlite } from '@electric-sql/pglite';

/** A message of PostgreSQL's protocol: its letter, its length, its content. */
function message(letter: string, content = Buffer.alloc(0)): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length + 4);
  return Buffer.concat([Buffer.from(letter), length, content]);
}

const READY = message('Z', Buffer.from('I'));
/** No parameters, no columns. */
const PARSED = Buffer.concat([message('1'), message('t', Buffer.from([0, 0])), message('n'), READY]);
const DONE = Buffer.concat([message('2'), message('C', Buffer.from('SELECT 0\0')), READY]);

/** A database that answers every statement with no rows. */
export interface FakePGlite {
  pglite: PGlite;
  /** What it was told outside of the protocol. */
  told: string[];
  /** How many of the answers it owes are lost in the next exchange. */
  loses(answers: number): void;
}

/** Makes one. */
export function fakePGlite(): FakePGlite {
  const told: string[] = [];
  let lost = 0;
  const answer = (asked: Uint8Array): Buffer => {
    if (String.fromCharCode(asked[0] ?? 0) === 'P') return PARSED;
    // One bind for each statement: its letter, its length, an unnamed portal, its name.
    const statements = Buffer.from(asked).toString('latin1').split('\0statement-').length - 1;
    const all = Array.from({ length: statements - lost }, () => DONE);
    lost = 0;
    return Buffer.concat(all);
  };
  const pglite = {
    serializers: {},
    parsers: {},
    runExclusive: (act: () => Promise<unknown>) => act(),
    execProtocolRaw: (asked: Uint8Array) => Promise.resolve(answer(asked)),
    exec: (sql: string) => Promise.resolve(void told.push(sql)),
  };
  return { pglite: pglite as unknown as PGlite, told, loses: (answers) => void (lost = answers) };
}
