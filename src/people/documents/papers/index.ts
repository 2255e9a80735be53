import type { Citizen, DocumentKind } from '../../../model/index.ts';
import type { Draw } from '../../draw.ts';
import { letter } from './letter.ts';
import type { Paper } from './paper.ts';
import { payStub } from './pay-stub.ts';
import { proofOfAddress } from './proof-of-address.ts';
import { scheduleF } from './schedule-f.ts';
import { transcript } from './transcript.ts';

export type { Paper } from './paper.ts';

/** What stands on each kind of document that has something to read. */
export const papers: Readonly<
  Record<Exclude<DocumentKind, 'photo'>, (citizen: Citizen, draw: Draw) => Paper>
> = {
  transcript,
  'schedule-f': scheduleF,
  'pay-stub': payStub,
  'proof-of-address': proofOfAddress,
  letter,
};
