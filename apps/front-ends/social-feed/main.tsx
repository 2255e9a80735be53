import { render } from 'preact';
import type { Mount } from '../contract.ts';
import { Feed } from './feed.tsx';

/** The mock social feed, built with Preact. */
export const mount: Mount = (element, { api }) => {
  render(<Feed api={api} />, element);
  return () => render(null, element);
};
