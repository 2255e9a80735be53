import { useEffect, useRef } from 'preact/hooks';
import { dollars } from '../money.ts';
import { payIn } from '../payment.ts';
import type { Premium } from './premium.ts';

/** What is to be paid, with the payments service's own page to pay it on; and the way to leave it for now. */
export function Bill({ premium, paid }: { premium: Premium; paid: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(paid);
  latest.current = paid;

  useEffect(() => payIn(place.current!, premium.frame, () => latest.current()), [premium.frame]);

  return (
    <section aria-labelledby="bill">
      <h2 id="bill">Pay for this year</h2>
      <p>Amount due: {dollars(premium.premium)}</p>
      <div ref={place} />
      <p>
        Not now? Your cover goes on for 30 days.{' '}
        <a class="usa-link" href="/">
          Leave without paying
        </a>
      </p>
    </section>
  );
}
