/** What is sent to an outside system: flat, as their batch formats are. */
export type Message = Readonly<Record<string, string | number>>;

/** What an outside system makes of a message. */
export interface Acknowledgement {
  readonly accepted: boolean;
  /** Why not, in the other side's words. */
  readonly reason?: string;
}

/** A system of another agency, as a mock that answers as the real one would. */
export interface OutsideSystem {
  readonly title: string;
  /** How long an answer takes, ms: from and to. */
  readonly takes: readonly [leastMs: number, mostMs: number];
  answer(message: Message): Acknowledgement;
}

/** The appropriation that same-day tuition grants are booked under. Made up, like the others. */
export const TUITION_FUNDING_CODE = 'ED-SDTG-26';

/** Codes that the Coast Guard's budget office knows: tuition of its recruits is paid from the same books. */
const FUNDING_CODES: readonly (string | number | undefined)[] = [TUITION_FUNDING_CODE, 'ED-PELL-26'];

function needs(message: Message, ...fields: readonly string[]): Acknowledgement {
  const missing = fields.find((field) => message[field] === undefined || message[field] === '');
  return missing === undefined
    ? { accepted: true }
    : { accepted: false, reason: `The field ${missing} is missing.` };
}

/** The outside systems by the name in their address. */
export const OUTSIDE = {
  'coast-guard': {
    title: 'Coast Guard budget office',
    takes: [2, 12] as const,
    answer: (message: Message) =>
      FUNDING_CODES.includes(message['fundingCode'])
        ? needs(message, 'reference')
        : { accepted: false, reason: `The funding code ${message['fundingCode']} is not known here.` },
  },
  ach: {
    title: 'Automated clearing house (fake Treasury sandbox)',
    takes: [10, 60] as const,
    answer: (message: Message) => needs(message, 'reference', 'amountCents'),
  },
  irs: {
    title: 'Internal Revenue Service, Schedule F matching',
    takes: [20, 120] as const,
    answer: (message: Message) => needs(message, 'reference', 'documentSha256'),
  },
} satisfies Record<string, OutsideSystem>;

/** One of them. */
export type SystemName = keyof typeof OUTSIDE;
