import { createApp } from 'vue';
import type { Mount } from '../contract.ts';
import ApplicationForm from './application-form.vue';

/** The application form, built with Vue. */
export const mount: Mount = (element, context) => {
  const app = createApp(ApplicationForm, { context });
  app.mount(element);
  return () => app.unmount();
};
