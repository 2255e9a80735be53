import { post } from '../api.ts';
import type { Applicant } from '../contract.ts';

/** Shows in the header who is signed in, and the way in or out. */
export function showSession({ name, role }: Applicant): void {
  document.getElementById('signed-in-as')!.textContent = name;
  const way = document.getElementById('sign-in-or-out')!;
  if (role === 'citizen') {
    way.innerHTML = '<a class="usa-link" href="/sign-in">Sign in</a>';
    return;
  }
  way.innerHTML = '<button class="usa-button usa-button--unstyled" type="button">Sign out</button>';
  way.querySelector('button')!.addEventListener('click', () => {
    // When it fails, the new document still says who is signed in.
    void post('/api/session', { role: 'citizen' }).finally(() => location.assign('/'));
  });
}
