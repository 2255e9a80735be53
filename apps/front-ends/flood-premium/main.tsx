import { render } from 'preact';
import type { Mount } from '../contract.ts';
import { FloodPremium } from './flood-premium.tsx';

/** The premium after the re-rating and its payment, built with Preact. */
export const mount: Mount = (element, context) => {
  render(<FloodPremium context={context} />, element);
  return () => render(null, element);
};
