import { useState } from 'preact/hooks';
import type { TargetedSubmitEvent } from 'preact';

/** A case as the service tells it. */
export interface Case {
  readonly subject: string;
  readonly kind: string;
  readonly rule: string;
  readonly reason: string;
  /** What the automat would decide, and what overriding means. */
  readonly advice: string;
  readonly otherwise: string;
  readonly opened: string;
  readonly decision: string | null;
}

/** What a caseworker decides. */
export interface Verdict {
  readonly verdict: string;
  readonly note: string;
}

interface CaseFormProps {
  readonly found: Case;
  readonly busy: boolean;
  onDecide(verdict: Verdict): void;
}

const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });

/** One case: what it is about, what the automat advises, and the caseworker's word. */
export function CaseForm({ found, busy, onDecide }: CaseFormProps) {
  const [verdict, setVerdict] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const which = tried && verdict === '' ? 'Say whether you agree or override.' : '';
  const why = tried && verdict === 'override' && note.trim() === '' ? 'Say why you override.' : '';

  function submit(event: TargetedSubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setTried(true);
    if (verdict !== '' && (verdict === 'agree' || note.trim() !== '')) onDecide({ verdict, note });
  }

  const choice = (value: string, label: string) => (
    <div class="usa-radio">
      <input
        class="usa-radio__input"
        id={value}
        type="radio"
        name="verdict"
        value={value}
        checked={verdict === value}
        onChange={() => setVerdict(value)}
      />
      <label class="usa-radio__label" for={value}>
        {label}
      </label>
    </div>
  );

  return (
    <form class="usa-form usa-form--large" noValidate onSubmit={submit}>
      <h2>{found.kind}</h2>
      <dl class="portal-applicant">
        <dt>Case</dt>
        <dd>{found.subject}</dd>
        <dt>Since</dt>
        <dd>{day.format(new Date(found.opened))}</dd>
        <dt>Rule</dt>
        <dd>
          {found.rule}: {found.reason}
        </dd>
        <dt>Advice</dt>
        <dd>{found.advice}</dd>
      </dl>
      <div class={`usa-form-group ${which ? 'usa-form-group--error' : ''}`}>
        <fieldset class="usa-fieldset" aria-describedby={which ? 'which' : undefined}>
          <legend class="usa-legend">Your decision</legend>
          {which && (
            <span class="usa-error-message" id="which" role="alert">
              {which}
            </span>
          )}
          {choice('agree', `Agree: ${found.advice}`)}
          {choice('override', `Override: ${found.otherwise}`)}
        </fieldset>
      </div>
      <div class={`usa-form-group ${why ? 'usa-form-group--error' : ''}`}>
        <label class="usa-label" for="note">
          Why you override
        </label>
        {why && (
          <span class="usa-error-message" id="why" role="alert">
            {why}
          </span>
        )}
        <textarea
          class="usa-textarea"
          id="note"
          name="note"
          rows={3}
          value={note}
          aria-describedby={why ? 'why' : undefined}
          aria-invalid={why !== ''}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      <button class="usa-button usa-button--big" type="submit" aria-disabled={busy}>
        Save decision
      </button>
    </form>
  );
}
