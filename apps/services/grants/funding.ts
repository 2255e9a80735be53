import type { FastifyRequest } from 'fastify';
import { onceAtATime } from '../../platform/once.ts';
import { Problem } from '../../platform/problem.ts';
import type { Sent } from '../connectors/book.ts';
import { type Acknowledgement, type Message, TUITION_FUNDING_CODE } from '../connectors/outside.ts';

/** The code of last year's appropriation, which the planted defect goes on sending. */
const LAST_YEARS_CODE = 'ED-SDTG-25';

/** Under which code a grant is booked at the Coast Guard, and whether they took it. */
export interface Funding {
  readonly code: string;
  readonly accepted: boolean;
}

/**
 * Books a grant with the Coast Guard's budget office, which pays tuition from the same books.
 * @param fresh it was approved just now; otherwise what was booked then is looked up, and nothing is booked twice
 */
export type Book = (request: FastifyRequest, confirmation: string, fresh: boolean) => Promise<Funding>;

/** The way to the Coast Guard. */
export interface CoastGuard {
  send(request: FastifyRequest, message: Message): Promise<Acknowledgement>;
  /** What was sent about a case, the latest last. */
  sent(request: FastifyRequest, reference: string): Promise<readonly Sent[]>;
}

/**
 * When the Coast Guard gives no answer, the grant stands all the same and is booked by hand, or when somebody submits
 * the same document again.
 * @param wrongCode the planted defect: grants are booked under a code that is not in force any more
 */
export function bookAt({ send, sent }: CoastGuard, { wrongCode }: { readonly wrongCode: boolean }): Book {
  const code = wrongCode ? LAST_YEARS_CODE : TUITION_FUNDING_CODE;

  async function book(request: FastifyRequest, confirmation: string, fresh: boolean): Promise<Funding> {
    const before = fresh ? undefined : (await sent(request, confirmation)).at(-1);
    if (before) return { code: String(before.message['fundingCode']), accepted: before.accepted };
    const { accepted } = await send(request, { reference: confirmation, fundingCode: code });
    return { code, accepted };
  }

  // A second submission may come while the first is on its way, when there is nothing to be looked up yet.
  const once = onceAtATime<Funding>();
  return (request, confirmation, fresh) =>
    once(confirmation, () =>
      book(request, confirmation, fresh).catch((error: unknown) => {
        if (error instanceof Problem) return { code, accepted: false };
        throw error;
      }),
    );
}
