import { post } from '../api.ts';

/** A decided application. */
export interface Decision {
  readonly id: string;
  readonly confirmation: string;
  readonly decision: string;
  /** Under which code the grant was booked, and whether it was. */
  readonly funding: { readonly code: string; readonly accepted: boolean };
}

/**
 * Asks first whether somebody from this state may apply, then applies.
 * @throws Refused with the problem of whichever said no
 */
export async function submitApplication(api: string, state: string, documentId: string): Promise<Decision> {
  await post(`${api}/eligibility/checks`, { state });
  return post<Decision>(`${api}/grants/applications`, { state, documentId });
}
