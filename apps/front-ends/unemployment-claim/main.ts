import { createApp } from 'vue';
import type { Mount } from '../contract.ts';
import ClaimForm from './claim-form.vue';
import ClaimStatus from './claim-status.vue';

/** The unemployment claim, built with Vue: the form, and at its own address how far the claim is. */
export const mount: Mount = (element, context) => {
  const page = location.pathname.endsWith('/status') ? ClaimStatus : ClaimForm;
  const app = createApp(page, { context });
  app.mount(element);
  return () => app.unmount();
};
