/** What stands on a page, whatever it is made into. */
export interface Paper {
  title: string;
  /** Who gave it out. */
  from: string;
  /** Lines of one or more cells; a line without text leaves a gap. */
  rows: readonly (readonly string[])[];
}

/** 1234567 cents as `12,345.67`. */
export function dollars(cents: number): string {
  const [whole, part] = (Math.abs(cents) / 100).toFixed(2).split('.');
  const grouped = (whole ?? '').replace(/\B(?=(\d{3})+$)/g, ',');
  return `${cents < 0 ? '-' : ''}${grouped}.${part ?? '00'}`;
}
