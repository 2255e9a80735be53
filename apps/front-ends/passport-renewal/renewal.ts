import { post } from '../api.ts';
import type { UploadedDocument } from '../contract.ts';

/** An application that waits for its fee. */
export interface Application {
  readonly id: string;
  readonly feeCents: number;
  /** The address of the page to pay on. */
  readonly frame: string;
}

/** Asks whether this passport can be renewed online. @throws Refused with the problem when it cannot */
export async function checkBook(api: string, passportId: string): Promise<void> {
  await post(`${api}/eligibility/passports`, { passportId });
}

/** Sends a photo. @returns its id. @throws Refused with the problem */
export async function sendPhoto(api: string, file: File): Promise<string> {
  const form = new FormData();
  form.append('photo', file, file.name);
  const { id } = await post<UploadedDocument>(`${api}/passports/photos`, form);
  return id;
}

/** Applies; the same photo again is the same application. @throws Refused with the problem */
export function apply(api: string, passportId: string, photoId: string): Promise<Application> {
  return post<Application>(`${api}/passports/applications`, { passportId, photoId });
}

/** Has a paid application confirmed. @returns its confirmation number. @throws Refused with the problem */
export async function confirm(api: string, id: string): Promise<string> {
  const { confirmation } = await post<{ confirmation: string }>(
    `${api}/passports/applications/${id}/confirm`,
    {},
  );
  return confirmation;
}
