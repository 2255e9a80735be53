import { useCallback, useEffect, useState } from 'preact/hooks';
import { get, post, type Problem, Refused } from '../api.ts';
import type { Context } from '../contract.ts';
import { dollars } from '../money.ts';
import { Bill } from './bill.tsx';
import type { Premium } from './premium.ts';
import { Receipt } from './receipt.tsx';

type Shown =
  | { readonly is: 'asking' }
  | { readonly is: 'failed'; readonly problem: Problem }
  | { readonly is: 'there'; readonly premium: Premium; readonly justPaid: boolean };

function SignInFirst() {
  return (
    <div class="usa-alert usa-alert--info">
      <div class="usa-alert__body">
        <h2 class="usa-alert__heading">Sign in to see your premium</h2>
        <p class="usa-alert__text">
          <a class="usa-link" href="/sign-in?as=policyholder&next=/premium">
            Sign in as a policyholder
          </a>
        </p>
      </div>
    </div>
  );
}

function Failed({ problem, again }: { problem: Problem; again: () => void }) {
  return (
    <div class="usa-alert usa-alert--error" role="alert">
      <div class="usa-alert__body">
        <h2 class="usa-alert__heading">{problem.title}</h2>
        <p class="usa-alert__text">{problem.detail}</p>
        <p class="usa-alert__text">
          <button class="usa-button usa-button--outline" type="button" onClick={again}>
            Try again
          </button>
        </p>
      </div>
    </div>
  );
}

/** Shows a policyholder the premium after the re-rating, lets them pay it, and then says what was received. */
export function FloodPremium({ context: { api, applicant } }: { context: Context }) {
  const [shown, setShown] = useState<Shown>({ is: 'asking' });
  const isPolicyholder = applicant.role === 'policyholder';

  const fetchPremium = useCallback(async () => {
    setShown({ is: 'asking' });
    try {
      const premium = await post<Premium>(`${api}/premium/fetch_premium`, {});
      setShown({ is: 'there', premium, justPaid: false });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setShown({ is: 'failed', problem: error.problem });
    }
  }, [api]);

  useEffect(() => {
    if (isPolicyholder) void fetchPremium();
  }, [isPolicyholder, fetchPremium]);

  async function paid(premium: Premium): Promise<void> {
    try {
      const { payments } = await get<{ payments: number }>(`${api}/payments/orders/${premium.order}`);
      setShown({ is: 'there', premium: { ...premium, payments }, justPaid: true });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setShown({ is: 'failed', problem: error.problem });
    }
  }

  if (!isPolicyholder) return <SignInFirst />;
  if (shown.is === 'asking')
    return (
      <p class="portal-status" role="status">
        Rating your property…
      </p>
    );
  if (shown.is === 'failed') return <Failed problem={shown.problem} again={() => void fetchPremium()} />;
  const { premium, justPaid } = shown;
  return (
    <>
      <dl class="portal-applicant">
        <dt>Policy</dt>
        <dd>{premium.policy}</dd>
        <dt>Flood zone</dt>
        <dd>{premium.zone}</dd>
        <dt>Before the re-rating</dt>
        <dd>{dollars(premium.formerPremium)} a year</dd>
        <dt>Your premium now</dt>
        <dd>
          <strong>{dollars(premium.premium)} a year</strong>
        </dd>
      </dl>
      {premium.payments > 0 ? (
        <Receipt premium={premium} fresh={justPaid} />
      ) : (
        <Bill premium={premium} paid={() => void paid(premium)} />
      )}
    </>
  );
}
