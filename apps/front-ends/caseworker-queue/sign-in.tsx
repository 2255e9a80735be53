import { post } from '../api.ts';
import { ProblemBox, useAttempt } from './attempt.tsx';

/** For everybody who is not signed in as a caseworker: the way to become one in a rehearsal. */
export function SignIn({ api }: { api: string }) {
  const { busy, problem, attempt } = useAttempt();

  const signIn = () =>
    attempt('Signing in…', async () => {
      await post(`${api}/session`, { role: 'caseworker' });
      // The document says who is signed in.
      location.reload();
    });

  return (
    <>
      <ProblemBox problem={problem} />
      <p>Only caseworkers see the queue. In a rehearsal everybody may be one.</p>
      <p>
        <button class="usa-button" type="button" aria-disabled={busy !== ''} onClick={() => void signIn()}>
          Sign in as a caseworker
        </button>
      </p>
      <p class="portal-status" role="status">
        {busy}
      </p>
    </>
  );
}
