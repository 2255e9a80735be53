import type { FastifyRequest } from 'fastify';
import { presentOf } from '../../platform/simulated-time.ts';
import { hoursAfter, hoursBetween, type Office } from './office.ts';
import type { Claim, ClaimStore } from './store.ts';

/** What a claimant may know of their claim at this moment. */
export interface Status {
  readonly number: string;
  readonly state: 'waiting' | 'decided';
  readonly received: Date;
  /** When it is to be decided at the latest. */
  readonly promised: Date;
  readonly promiseHours: number;
  /** Why a caseworker reads it before it is decided. */
  readonly review?: string;
  readonly decision?: string;
  readonly decided?: Date;
  /** Hours from the claim to its decision. */
  readonly hours?: number;
}

/** What a caseworker said about a claim; undefined as long as nobody did. */
export type AskReview = (
  request: FastifyRequest,
  number: string,
) => Promise<{ readonly decision: string; readonly decided: string } | undefined>;

/** A claim as its claimant sees it at a moment: a decision that is dated later is none yet. */
export function statusOf(claim: Claim, { promiseHours }: Office, now: Date): Status {
  const { number, received, decided, decision, review } = claim;
  const known = {
    number,
    received,
    promised: hoursAfter(received, promiseHours),
    promiseHours,
    ...(review === null ? {} : { review }),
  };
  if (decided === null || decision === null || decided > now) return { ...known, state: 'waiting' };
  return { ...known, state: 'decided', decision, decided, hours: hoursBetween(received, decided) };
}

/** The same, after asking for what a caseworker may have decided meanwhile. */
export async function freshStatus(
  request: FastifyRequest,
  claim: Claim,
  { store, office, review }: { store: ClaimStore; office: Office; review: AskReview },
): Promise<Status> {
  const now = presentOf(request);
  if (claim.review === null || claim.decided !== null) return statusOf(claim, office, now);
  const said = await review(request, claim.number);
  if (!said) return statusOf(claim, office, now);
  const decided = await store.decide(request, claim.number, new Date(said.decided), said.decision);
  return statusOf(decided ?? claim, office, now);
}
