import { post, type Problem, Refused } from '../../api.ts';
import type { Page } from './page.ts';

/** As what one can sign in, by the name that the gateway has for it. */
const ROLES: readonly (readonly [role: string, words: string])[] = [
  ['policyholder', 'Policyholder of flood insurance'],
  ['farmer', 'Farmer'],
  ['caseworker', 'Caseworker'],
];

const FORM = `
  <div class="grid-container usa-section portal-prose">
    <h1>Sign in</h1>
    <p class="usa-intro">A stand-in for a real identity provider: any made-up name and password will do, and nobody keeps them.</p>
    <form class="usa-form" novalidate>
      <div class="usa-alert usa-alert--error" role="alert" tabindex="-1" hidden>
        <div class="usa-alert__body">
          <h2 class="usa-alert__heading"></h2>
          <p class="usa-alert__text"></p>
        </div>
      </div>
      <label class="usa-label" for="role">Sign in as</label>
      <select class="usa-select" id="role" name="role">
        ${ROLES.map(([role, words]) => `<option value="${role}">${words}</option>`).join('')}
      </select>
      <label class="usa-label" for="user">User name</label>
      <input class="usa-input" id="user" name="user" autocomplete="username" autocapitalize="off" required>
      <label class="usa-label" for="password">Password</label>
      <input class="usa-input" id="password" name="password" type="password" autocomplete="current-password" required>
      <button class="usa-button" type="submit">Sign in</button>
    </form>
  </div>`;

/** Where one wanted to go; an address of another origin, which could be anybody's, does not count. */
function whereTo(asked: URLSearchParams): string {
  const url = new URL(asked.get('next') ?? '/', location.origin);
  return url.origin === location.origin ? url.pathname : '/';
}

function showProblem(alert: HTMLElement, { title, detail }: Problem): void {
  alert.querySelector('h2')!.textContent = title;
  alert.querySelector('p')!.textContent = detail;
  alert.hidden = false;
  alert.focus();
}

/** The sign-in stub as a form. `?as=farmer` chooses the role, `?next=/apply-subsidy` says where to go on. */
export function signIn(): Page {
  return {
    title: 'Sign in',
    html: FORM,
    fill(main, { api }) {
      const asked = new URLSearchParams(location.search);
      const form = main.querySelector('form')!;
      const alert = main.querySelector<HTMLElement>('[role=alert]')!;
      const role = ROLES.find(([name]) => name === asked.get('as')) ?? ROLES[0]!;
      main.querySelector('select')!.value = role[0];

      form.addEventListener('submit', (event) => {
        event.preventDefault();
        alert.hidden = true;
        post(`${api}/session`, Object.fromEntries(new FormData(form))).then(
          // Who is signed in is in the document, so that a new one is needed.
          () => location.assign(whereTo(asked)),
          (error: unknown) => {
            if (!(error instanceof Refused)) throw error;
            showProblem(alert, error.problem);
          },
        );
      });
    },
  };
}
