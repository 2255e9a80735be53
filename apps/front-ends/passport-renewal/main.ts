import type { Mount } from '../contract.ts';
import { PassportRenewal } from './passport-renewal.ts';

const TAG = 'passport-renewal';

/** The renewal of a passport, built with Lit. */
export const mount: Mount = (element, context) => {
  // A second try to load the module must not define the element twice.
  if (!customElements.get(TAG)) customElements.define(TAG, PassportRenewal);
  const renewal = document.createElement(TAG) as PassportRenewal;
  renewal.context = context;
  element.append(renewal);
  return () => renewal.remove();
};
