const DOLLARS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** An amount in cents as people read it: `$742.00`. */
export function dollars(cents: number): string {
  return DOLLARS.format(cents / 100);
}
