import { CARD } from '../support/card.ts';
import { FORM as CLAIM } from '../support/claimant.ts';
import { pdf } from '../support/portal-documents.ts';
import { png } from '../support/portal-pictures.ts';
import type { Citizen } from './portal-citizen.ts';

/** Lost before any day on which somebody may run this: the portal is told no simulated time here. */
const FORM = { ...CLAIM, employment: { ...CLAIM.employment, lastDay: '2020-01-02' } };

const TRANSCRIPT = pdf(2_000);
const SCHEDULE_F = pdf(2_000, 'schedule_f.pdf');
const PHOTO = png(600);

/** What a service of the portal gives a page to have a bill paid. */
interface Bill {
  readonly order: string;
  readonly frame: string;
}

/** What the page of the payments origin asks for, in its frame. */
async function pay(citizen: Citizen, { order, frame }: Bill): Promise<void> {
  const { origin } = new URL(frame);
  const address = `${origin}/payments/orders/${order}`;
  await citizen.open(`${frame}&parent=${encodeURIComponent(origin)}`);
  await citizen.get(address);
  await citizen.post(`${address}/pay`, CARD, { 'idempotency-key': crypto.randomUUID() });
}

/** One way through a service. */
export interface Journey {
  readonly name: string;
  /**
   * How much of it is waiting for stubs of other agencies, as the portal documents them: so many more citizens have to be
   * under way for the same rate. In the middle, ms.
   */
  readonly waitsMs: number;
  fly(citizen: Citizen): Promise<void>;
}

/**
 * All that a browser asks of pages and services from the first page to the confirmation, in the same order, and none of
 * the files that it keeps (scripts, styles).
 */
export const JOURNEYS: readonly Journey[] = [
  {
    name: 'tuition grant',
    waitsMs: 7, // the Coast Guard
    async fly(citizen) {
      await citizen.open('/apply');
      await citizen.post('/api/eligibility/checks', { state: 'OH' });
      const { id } = await citizen.upload('/api/grants/documents', 'transcript', TRANSCRIPT);
      await citizen.post('/api/grants/applications', { state: 'OH', documentId: id });
    },
  },
  {
    name: 'unemployment claim',
    waitsMs: 0,
    async fly(citizen) {
      await citizen.open('/claim');
      await citizen.get('/api/claims/drafts');
      for (const [step, data] of Object.entries(FORM)) await citizen.post(`/api/claims/drafts/${step}`, data);
      await citizen.post('/api/claims/submissions', {});
      await citizen.get('/api/claims/mine');
    },
  },
  {
    name: 'flood premium',
    waitsMs: 335, // two ratings of 50 to 250 and the clearing house
    async fly(citizen) {
      await citizen.open('/premium');
      const who = { role: 'policyholder', user: 'somebody', password: 'made-up-1' };
      await citizen.post('/api/session', who);
      await pay(citizen, await citizen.post<Bill>('/api/premium/fetch_premium', {}));
      await citizen.post('/api/premium/fetch_premium', {});
    },
  },
  {
    name: 'passport renewal',
    waitsMs: 35, // the clearing house
    async fly(citizen) {
      await citizen.open('/start');
      await citizen.post('/api/eligibility/passports', { passportId: 'X12345678' });
      const { id: photoId } = await citizen.upload('/api/passports/photos', 'photo', PHOTO);
      const application = { passportId: 'X12345678', photoId };
      const bill = await citizen.post<Bill & { id: string }>('/api/passports/applications', application);
      await pay(citizen, bill);
      await citizen.post(`/api/passports/applications/${bill.id}/confirm`, {});
    },
  },
  {
    name: 'farm subsidy',
    waitsMs: 70, // the Internal Revenue Service
    async fly(citizen) {
      await citizen.open('/apply-subsidy');
      const { id } = await citizen.upload('/api/subsidies/documents', 'schedule_f', SCHEDULE_F);
      await citizen.post('/api/subsidies/applications', { documentId: id });
    },
  },
];
