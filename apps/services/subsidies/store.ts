import type { FastifyRequest } from 'fastify';
import type { Database } from '../../platform/database.ts';
import { presentOf } from '../../platform/simulated-time.ts';
import { confirmationNumber } from '../../platform/confirmation-number.ts';

const SCHEMA = `
  create schema if not exists subsidies;
  create table if not exists subsidies.documents (
    id uuid primary key default gen_random_uuid(),
    applicant text not null,
    name text not null,
    size integer not null,
    sha256 text not null,
    received timestamptz not null
  );
  create table if not exists subsidies.applications (
    id uuid primary key default gen_random_uuid(),
    applicant text not null,
    document uuid unique references subsidies.documents (id),
    confirmation text not null unique,
    received timestamptz not null
  );
  alter table subsidies.applications add column if not exists matched boolean not null default false;`;

const KEEP = `
  insert into subsidies.documents (applicant, name, size, sha256, received) values ($1, $2, $3, $4, $5) returning id`;

const FIND = `select id, sha256 from subsidies.documents where id = $1 and applicant = $2`;

/** The no-op update makes a second application with the same document return the first. */
const APPLY = `
  insert into subsidies.applications (applicant, document, confirmation, received) values ($1, $2, $3, $4)
  on conflict (document) do update set document = excluded.document
  returning id, confirmation, matched, xmax = 0 as fresh`;

/** What is kept of a Schedule F: a fingerprint and not the content, which nobody reads in a rehearsal. */
export interface ReceivedScheduleF {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** An application. `fresh` is false when the same document had been submitted before. */
export interface SubsidyApplication {
  readonly id: string;
  readonly confirmation: string;
  /** Whether the Internal Revenue Service has said something about its document. */
  readonly matched: boolean;
  readonly fresh: boolean;
}

/** The tables of the subsidies service. */
export interface SubsidyStore {
  keepDocument(request: FastifyRequest, applicant: string, document: ReceivedScheduleF): Promise<string>;
  /** Undefined when this applicant has no such document. */
  document(
    request: FastifyRequest,
    applicant: string,
    id: string,
  ): Promise<{ readonly id: string; readonly sha256: string } | undefined>;
  apply(request: FastifyRequest, applicant: string, documentId?: string): Promise<SubsidyApplication>;
  /** Writes down that the Internal Revenue Service has answered. */
  matched(request: FastifyRequest, id: string): Promise<void>;
}

/** Opens the tables, making them when they are not there. */
export async function openSubsidyStore(database: Database): Promise<SubsidyStore> {
  await database.prepare(SCHEMA);
  return {
    async keepDocument(request, applicant, { name, size, sha256 }) {
      const values = [applicant, name, size, sha256, presentOf(request)];
      const [row] = await database.query<{ id: string }>(request, KEEP, values);
      if (!row) throw new Error('The database kept a Schedule F and returned no id.');
      return row.id;
    },
    async document(request, applicant, id) {
      const [row] = await database.query<{ id: string; sha256: string }>(request, FIND, [id, applicant]);
      return row;
    },
    async apply(request, applicant, documentId) {
      const values = [applicant, documentId ?? null, confirmationNumber('FS'), presentOf(request)];
      const [row] = await database.query<SubsidyApplication>(request, APPLY, values);
      if (!row) throw new Error('The database took an application and returned no id.');
      return row;
    },
    async matched(request, id) {
      await database.query(request, 'update subsidies.applications set matched = true where id = $1', [id]);
    },
  };
}
