import type { FastifyRequest } from 'fastify';
import type { Database } from '../../platform/database.ts';
import { presentOf } from '../../platform/simulated-time.ts';
import { confirmationNumber } from '../../platform/confirmation-number.ts';

const SCHEMA = `
  create table if not exists applicants (
    number text primary key,
    first_seen timestamptz not null default now()
  );
  create table if not exists documents (
    id uuid primary key default gen_random_uuid(),
    applicant text not null references applicants (number),
    name text not null,
    kind text not null,
    size integer not null,
    sha256 text not null,
    received timestamptz not null default now()
  );
  create table if not exists applications (
    id uuid primary key default gen_random_uuid(),
    document uuid not null unique references documents (id),
    applicant text not null references applicants (number),
    state text not null,
    confirmation text not null unique,
    decision text not null,
    decided timestamptz not null default now()
  );`;

/** One statement, because each costs a trip through the one database thread. */
const KEEP_DOCUMENT = `
  with known as (insert into applicants (number, first_seen) values ($1, $6) on conflict do nothing)
  insert into documents (applicant, name, kind, size, sha256, received) values ($1, $2, $3, $4, $5, $6) returning id`;

/** The no-op update makes a second submission of the same document return the first application. */
const DECIDE = `
  insert into applications (document, applicant, state, confirmation, decision, decided)
  select id, applicant, $3, $4, 'approved', $5::timestamptz from documents where id = $1 and applicant = $2
  on conflict (document) do update set document = excluded.document
  returning id, confirmation, decision, decided, xmax = 0 as fresh`;

/** What is kept of an uploaded document: a fingerprint and not the content, which nobody reads in a rehearsal. */
export interface ReceivedDocument {
  readonly name: string;
  readonly kind: string;
  readonly size: number;
  readonly sha256: string;
}

/** A decided application. `fresh` is false when the same document had been submitted before. */
export interface Application {
  readonly id: string;
  readonly confirmation: string;
  readonly decision: string;
  readonly decided: Date;
  readonly fresh: boolean;
}

/** The tables of the grants service; what it dates is dated by the time of the request. */
export interface GrantStore {
  keepDocument(request: FastifyRequest, applicant: string, document: ReceivedDocument): Promise<string>;
  /** Undefined when this applicant has no such document. */
  approve(
    request: FastifyRequest,
    applicant: string,
    documentId: string,
    state: string,
  ): Promise<Application | undefined>;
}

/** Opens the tables, making them when they are not there. */
export async function openGrantStore(database: Database): Promise<GrantStore> {
  await database.prepare(SCHEMA);
  return {
    async keepDocument(request, applicant, { name, kind, size, sha256 }) {
      const [row] = await database.query<{ id: string }>(request, KEEP_DOCUMENT, [
        applicant,
        name,
        kind,
        size,
        sha256,
        presentOf(request),
      ]);
      if (!row) throw new Error('The database kept a document and returned no id.');
      return row.id;
    },
    async approve(request, applicant, documentId, state) {
      const parameters = [documentId, applicant, state, confirmationNumber(), presentOf(request)];
      const [row] = await database.query<Application>(request, DECIDE, parameters);
      return row;
    },
  };
}
