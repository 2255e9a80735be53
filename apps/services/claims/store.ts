import type { FastifyRequest } from 'fastify';
import type { Database } from '../../platform/database.ts';
import type { Draft, WholeDraft } from './forms.ts';
import type { Office } from './office.ts';
import { DECIDE, FILE, FIND, FIND_SLOWLY, KEEP_DRAFT, READ_DRAFT, schemaFor } from './schema.ts';

/** A claim as it is kept. Its decision is dated, and not yet known before that date. */
export interface Claim {
  readonly number: string;
  readonly received: Date;
  readonly decided: Date | null;
  readonly decision: string | null;
  /** The rule because of which a caseworker decides. */
  readonly review: string | null;
}

/** A claim that comes in. */
export interface NewClaim {
  readonly number: string;
  readonly applicant: string;
  readonly form: WholeDraft;
  readonly received: Date;
  readonly review: string | undefined;
}

/** The tables of the claims service. */
export interface ClaimStore {
  /** Adds to what the applicant has filled in so far; gives all of it. */
  keepDraft(request: FastifyRequest, applicant: string, part: Draft, saved: Date): Promise<Draft>;
  readDraft(request: FastifyRequest, applicant: string): Promise<Draft>;
  find(request: FastifyRequest, applicant: string): Promise<Claim | undefined>;
  /** Undefined when the applicant has a claim already. */
  file(request: FastifyRequest, claim: NewClaim): Promise<Claim | undefined>;
  decide(
    request: FastifyRequest,
    number: string,
    decided: Date,
    decision: string,
  ): Promise<Claim | undefined>;
}

/** What the office keeps of a form: of the Social Security number the last four digits. */
function forTheFile({ identity: { ssn, ...identity }, employment, payment }: WholeDraft): object {
  return { identity: { ...identity, ssnEnd: ssn.slice(-4) }, employment, payment: payment.method };
}

/**
 * Opens the tables, making them when they are not there.
 * @param slow the planted defect of `FIND_SLOWLY`
 */
export async function openClaimStore(database: Database, office: Office, slow: boolean): Promise<ClaimStore> {
  await database.prepare(schemaFor(office.caseworkers));
  const first = async (...asked: Parameters<Database['query']>) => (await database.query<Claim>(...asked))[0];
  return {
    async keepDraft(request, applicant, part, saved) {
      const values = [applicant, JSON.stringify(part), saved];
      const [row] = await database.query<{ content: Draft }>(request, KEEP_DRAFT, values);
      return row?.content ?? part;
    },
    async readDraft(request, applicant) {
      const [row] = await database.query<{ content: Draft }>(request, READ_DRAFT, [applicant]);
      return row?.content ?? {};
    },
    find: (request, applicant) => first(request, slow ? FIND_SLOWLY : FIND, [applicant]),
    file: (request, { number, applicant, form, received, review }) =>
      first(request, FILE, [
        number,
        applicant,
        JSON.stringify(forTheFile(form)),
        received,
        office.ready(number, received),
        office.workMs,
        review ?? null,
      ]),
    decide: (request, number, decided, decision) => first(request, DECIDE, [number, decided, decision]),
  };
}
