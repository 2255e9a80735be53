import type { FastifyRequest } from 'fastify';
import type { Database } from '../../platform/database.ts';

const SCHEMA = `
  create schema if not exists review;
  create table if not exists review.cases (
    subject text primary key,
    kind text not null,
    rule text not null,
    reason text not null,
    advice text not null,
    otherwise text not null,
    opened timestamptz not null,
    came bigint generated always as identity,
    caseworker text,
    taken timestamptz,
    decision text,
    overridden boolean,
    note text,
    decided timestamptz
  );
  create index if not exists cases_waiting on review.cases (came) where caseworker is null;`;

const FIELDS = 'subject, kind, rule, reason, advice, otherwise, opened, decision, overridden, note, decided';

const OPEN = `
  insert into review.cases (subject, kind, rule, reason, advice, otherwise, opened)
  values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`;

/** The case that the caseworker has not done with, else the one that came first; nobody else's is waited for. */
const TAKE = `
  with mine as (
    select subject from review.cases where caseworker = $1 and decided is null limit 1
  ), first as (
    select subject from review.cases where caseworker is null and not exists (select from mine)
    order by came limit 1 for update skip locked
  )
  update review.cases set caseworker = $1, taken = coalesce(taken, $2)
  where subject in (select subject from mine union all select subject from first)
  returning ${FIELDS}`;

const DECIDE = `
  update review.cases set decision = $3, overridden = $4, note = $5, decided = $6
  where subject = $1 and caseworker = $2 and decided is null
  returning ${FIELDS}`;

/** Something that a person is to decide. */
export interface NewCase {
  readonly subject: string;
  /** What it is about, in two or three words. */
  readonly kind: string;
  /** The rule that asked for a person, and why in words. */
  readonly rule: string;
  readonly reason: string;
  /** What the automat would decide, and what overriding it means. */
  readonly advice: string;
  readonly otherwise: string;
}

/** A case as it is kept. */
export interface Case extends NewCase {
  readonly opened: Date;
  readonly decision: string | null;
  readonly overridden: boolean | null;
  readonly note: string | null;
  readonly decided: Date | null;
}

/** What a caseworker decides. */
export interface Decision {
  readonly decision: string;
  readonly overridden: boolean;
  readonly note: string;
  readonly decided: Date;
}

/** The tables of the review service. */
export interface CaseStore {
  open(request: FastifyRequest, found: NewCase, opened: Date): Promise<void>;
  find(request: FastifyRequest, subject: string): Promise<Case | undefined>;
  /** Undefined when nothing waits. */
  take(request: FastifyRequest, caseworker: string, taken: Date): Promise<Case | undefined>;
  /** Undefined when this caseworker does not have this case. */
  decide(
    request: FastifyRequest,
    caseworker: string,
    subject: string,
    said: Decision,
  ): Promise<Case | undefined>;
  /** How many wait for a caseworker, for nobody's request. */
  waiting(): Promise<number>;
}

/** Opens the tables, making them when they are not there. */
export async function openCaseStore(database: Database): Promise<CaseStore> {
  await database.prepare(SCHEMA);
  const first = async (...asked: Parameters<Database['query']>) => (await database.query<Case>(...asked))[0];
  return {
    async open(request, { subject, kind, rule, reason, advice, otherwise }, opened) {
      await database.query(request, OPEN, [subject, kind, rule, reason, advice, otherwise, opened]);
    },
    find: (request, subject) =>
      first(request, `select ${FIELDS} from review.cases where subject = $1`, [subject]),
    take: (request, caseworker, taken) => first(request, TAKE, [caseworker, taken]),
    decide: (request, caseworker, subject, { decision, overridden, note, decided }) =>
      first(request, DECIDE, [subject, caseworker, decision, overridden, note, decided]),
    async waiting() {
      const [row] = await database.select<{ waiting: number }>(
        'select count(*)::integer as waiting from review.cases where caseworker is null',
      );
      return row?.waiting ?? 0;
    },
  };
}
