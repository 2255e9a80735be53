import { post, Refused } from '../api.ts';
import type { UploadedDocument } from '../contract.ts';

/** Rule TG-004 in the browser as well, to save somebody on a slow line a long wait for a no. */
const MOST_BYTES = 5_000_000;

const TOO_LARGE = {
  status: 413,
  rule: 'TG-004',
  title: 'A transcript is at most 5 MB',
  detail: 'The file is larger than 5 MB. Choose a smaller one, or save it again at a lower quality.',
};

/**
 * Sends a file to the grants service.
 * @throws Refused with the problem
 */
export async function send(api: string, file: File, signal: AbortSignal): Promise<UploadedDocument> {
  if (file.size > MOST_BYTES) throw new Refused(TOO_LARGE);
  const form = new FormData();
  form.append('transcript', file, file.name);
  return post<UploadedDocument>(`${api}/grants/documents`, form, signal);
}
