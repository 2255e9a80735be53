import { render } from 'preact';
import type { Mount } from '../contract.ts';
import { DocumentUpload } from './document-upload.tsx';

/** The upload of a transcript, built with Preact. */
export const mount: Mount = (element, { api, bus }) => {
  render(<DocumentUpload api={api} bus={bus} />, element);
  return () => render(null, element);
};
