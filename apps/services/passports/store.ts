import type { FastifyRequest } from 'fastify';
import type { Database } from '../../platform/database.ts';
import { presentOf } from '../../platform/simulated-time.ts';
import { confirmationNumber } from '../../platform/confirmation-number.ts';

const SCHEMA = `
  create schema if not exists passports;
  create table if not exists passports.photos (
    id uuid primary key default gen_random_uuid(),
    applicant text not null,
    kind text not null,
    size integer not null,
    width integer not null,
    sha256 text not null,
    received timestamptz not null
  );
  create table if not exists passports.applications (
    id uuid primary key default gen_random_uuid(),
    applicant text not null,
    photo uuid not null unique references passports.photos (id),
    last4 text not null,
    confirmation text not null unique,
    order_id uuid,
    received timestamptz not null
  );`;

const KEEP = `
  insert into passports.photos (applicant, kind, size, width, sha256, received) values ($1, $2, $3, $4, $5, $6)
  returning id`;

/** The no-op update makes a second application with the same photo return the first. */
const APPLY = `
  insert into passports.applications (applicant, photo, last4, confirmation, received)
  select applicant, id, $3, $4, $5::timestamptz from passports.photos where id = $1 and applicant = $2
  on conflict (photo) do update set photo = excluded.photo
  returning id, confirmation, order_id as order`;

const LOOK = `
  select id, confirmation, order_id as order from passports.applications where id = $1 and applicant = $2`;

/** What is kept of a photo: a fingerprint and not the picture, which nobody looks at in a rehearsal. */
export interface ReceivedPhoto {
  readonly kind: string;
  readonly size: number;
  /** Pixels. */
  readonly width: number;
  readonly sha256: string;
}

/** An application for a renewal. */
export interface Renewal {
  readonly id: string;
  readonly confirmation: string;
  /** The bill for the fee, once there is one. */
  readonly order: string | null;
}

/** The tables of the passport service. */
export interface PassportStore {
  keepPhoto(request: FastifyRequest, applicant: string, photo: ReceivedPhoto): Promise<string>;
  /** Undefined when this applicant has no such photo. Of the passport's number only the end is kept. */
  apply(
    request: FastifyRequest,
    applicant: string,
    photoId: string,
    last4: string,
  ): Promise<Renewal | undefined>;
  billed(request: FastifyRequest, id: string, order: string): Promise<void>;
  look(request: FastifyRequest, applicant: string, id: string): Promise<Renewal | undefined>;
}

/** Opens the tables, making them when they are not there. */
export async function openPassportStore(database: Database): Promise<PassportStore> {
  await database.prepare(SCHEMA);
  return {
    async keepPhoto(request, applicant, { kind, size, width, sha256 }) {
      const values = [applicant, kind, size, width, sha256, presentOf(request)];
      const [row] = await database.query<{ id: string }>(request, KEEP, values);
      if (!row) throw new Error('The database kept a photo and returned no id.');
      return row.id;
    },
    async apply(request, applicant, photoId, last4) {
      const values = [photoId, applicant, last4, confirmationNumber('PP'), presentOf(request)];
      const [row] = await database.query<Renewal>(request, APPLY, values);
      return row;
    },
    async billed(request, id, order) {
      await database.query(request, 'update passports.applications set order_id = $2 where id = $1', [
        id,
        order,
      ]);
    },
    async look(request, applicant, id) {
      const [row] = await database.query<Renewal>(request, LOOK, [id, applicant]);
      return row;
    },
  };
}
