import { type APIRequestContext, type APIResponse, request as http } from '@playwright/test';

/** Somebody at the portal, over HTTP, at a moment of a rehearsal's clock; the session is their own. */
export interface Visitor {
  get(path: string, at?: string): Promise<APIResponse>;
  post(path: string, data: unknown, at?: string): Promise<APIResponse>;
  leave(): Promise<void>;
}

/** What a claimant fills in, step by step. */
export const FORM = {
  identity: { name: 'Ada Example', birthDate: '1980-02-03', ssn: '123-00-4567' },
  employment: { employer: 'Example Mills', lastDay: '2026-10-01', reason: 'lack-of-work' },
  payment: { method: 'prepaid-card' },
};

/** When they file. */
export const FILED = '2026-11-02T08:00:00.000Z';

/** Some hours after they filed. */
export function hoursLater(hours: number): string {
  return new Date(Date.parse(FILED) + hours * 3_600_000).toISOString();
}

/** A new browser session at the portal; `role` signs in as that. */
export async function visit(origin: string, role?: string): Promise<Visitor> {
  const context: APIRequestContext = await http.newContext({ baseURL: origin });
  const headers = (at: string) => ({ 'x-simulated-time': at });
  const visitor: Visitor = {
    get: (path, at = FILED) => context.get(path, { headers: headers(at) }),
    post: (path, data, at = FILED) => context.post(path, { data, headers: headers(at) }),
    leave: () => context.dispose(),
  };
  if (role !== undefined) await visitor.post('/api/session', { role });
  return visitor;
}

/** Fills in and files a claim; `reason` is why the job ended. Gives its number. */
export async function fileClaim(visitor: Visitor, reason = 'lack-of-work'): Promise<string> {
  for (const [step, data] of Object.entries(FORM)) {
    await visitor.post(`/api/claims/drafts/${step}`, step === 'employment' ? { ...data, reason } : data);
  }
  const filed = await visitor.post('/api/claims/submissions', {});
  return ((await filed.json()) as { number: string }).number;
}

/** How far the visitor's claim is at a moment. */
export async function claimAt(visitor: Visitor, at: string): Promise<Record<string, unknown>> {
  const { claim } = (await (await visitor.get('/api/claims/mine', at)).json()) as {
    claim: Record<string, unknown>;
  };
  return claim;
}

/** As a caseworker: takes the next case and overrides what is advised. Gives its subject; undefined when none waits. */
export async function overrideNext(caseworker: Visitor, at: string): Promise<string | undefined> {
  const next = (await (await caseworker.post('/api/review/next', {}, at)).json()) as {
    case?: { subject: string };
  };
  if (!next.case) return undefined;
  const { subject } = next.case;
  const data = { subject, verdict: 'override', note: 'The employer cut the hours.' };
  await caseworker.post('/api/review/decisions', data, at);
  return subject;
}
