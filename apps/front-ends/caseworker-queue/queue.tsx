import { useEffect, useRef, useState } from 'preact/hooks';
import { get, post } from '../api.ts';
import { ProblemBox, useAttempt } from './attempt.tsx';
import { type Case, CaseForm, type Verdict } from './case-form.tsx';

/** How long a caseworker who found no case waits until the page looks again, in milliseconds. */
const AGAIN_MS = 2_000;

/** The next case of the caseworker, decided one after the other. */
export function Queue({ api }: { api: string }) {
  const { busy, problem, attempt } = useAttempt();
  const [waiting, setWaiting] = useState<number>();
  const [found, setFound] = useState<Case>();
  const [said, setSaid] = useState('');
  const again = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    void attempt('', async () => setWaiting((await get<{ waiting: number }>(`${api}/review/queue`)).waiting));
  }, [api]);

  useEffect(() => () => clearTimeout(again.current), []);

  const take = () =>
    attempt('Looking for the next case…', async () => {
      clearTimeout(again.current);
      const next = await post<{ waiting: number; case?: Case }>(`${api}/review/next`, {});
      setWaiting(next.waiting);
      setFound(next.case);
      setSaid(next.case ? '' : 'No case is waiting. We look again in a moment.');
      if (!next.case) again.current = setTimeout(() => void take(), AGAIN_MS);
    });

  const decide = (subject: string, verdict: Verdict) =>
    attempt('Saving your decision…', async () => {
      const { decision } = await post<Case>(`${api}/review/decisions`, { subject, ...verdict });
      setFound(undefined);
      setSaid(`Case ${subject} is decided: ${decision}.`);
    });

  return (
    <>
      <ProblemBox problem={problem} />
      <p>
        Waiting for a caseworker: <strong class="portal-number">{waiting ?? '…'}</strong>
      </p>
      {found ? (
        <CaseForm
          key={found.subject}
          found={found}
          busy={busy !== ''}
          onDecide={(verdict) => void decide(found.subject, verdict)}
        />
      ) : (
        <button
          class="usa-button usa-button--big"
          type="button"
          aria-disabled={busy !== ''}
          onClick={() => void take()}
        >
          Take the next case
        </button>
      )}
      <p class="portal-status" role="status">
        {busy || said}
      </p>
    </>
  );
}
