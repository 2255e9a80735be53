import { post } from '../api.ts';
import type { UploadedDocument } from '../contract.ts';

/** An application as the subsidies service received it. */
export interface Received {
  readonly confirmation: string;
}

/** Sends last year's Schedule F. @throws Refused with the problem */
export function sendScheduleF(api: string, file: File): Promise<UploadedDocument> {
  const form = new FormData();
  form.append('schedule_f', file, file.name);
  return post<UploadedDocument>(`${api}/subsidies/documents`, form);
}

/** Applies, with the document when there is one: whether it is needed is for the policy to say. @throws Refused */
export function apply(api: string, documentId: string | undefined): Promise<Received> {
  return post<Received>(`${api}/subsidies/applications`, documentId === undefined ? {} : { documentId });
}
