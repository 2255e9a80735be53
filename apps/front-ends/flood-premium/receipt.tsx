import { useEffect, useRef } from 'preact/hooks';
import { dollars } from '../money.ts';
import type { Premium } from './premium.ts';

/** What was received for this year; more than one payment is said plainly. @param fresh it was paid just now */
export function Receipt({ premium: { premium, payments }, fresh }: { premium: Premium; fresh: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (fresh) heading.current?.focus();
  }, [fresh]);

  const isRight = payments === 1;
  return (
    <section class={`usa-alert usa-alert--${isRight ? 'success' : 'warning'}`} aria-labelledby="receipt">
      <div class="usa-alert__body">
        <h2 class="usa-alert__heading" id="receipt" tabIndex={-1} ref={heading}>
          {isRight ? 'Your premium is paid' : 'We received more than your premium'}
        </h2>
        <p class="usa-alert__text">
          Payments received: {payments}, together {dollars(payments * premium)}
        </p>
        {!isRight && (
          <p class="usa-alert__text">
            We write to you about the {dollars((payments - 1) * premium)} too much.
          </p>
        )}
      </div>
    </section>
  );
}
