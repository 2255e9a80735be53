import { render } from 'preact';
import type { Mount } from '../contract.ts';
import { Queue } from './queue.tsx';
import { SignIn } from './sign-in.tsx';

/** The caseworkers' queue, built with Preact. */
export const mount: Mount = (element, { api, applicant }) => {
  render(applicant.role === 'caseworker' ? <Queue api={api} /> : <SignIn api={api} />, element);
  return () => render(null, element);
};
