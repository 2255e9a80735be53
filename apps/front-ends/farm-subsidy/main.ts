import { createApp } from 'vue';
import type { Mount } from '../contract.ts';
import FarmSubsidy from './farm-subsidy.vue';

/** The application for a farm subsidy, built with Vue. */
export const mount: Mount = (element, context) => {
  const app = createApp(FarmSubsidy, { context });
  app.mount(element);
  return () => app.unmount();
};
