/** What the premium service answers. Amounts are cents a year. */
export interface Premium {
  readonly policy: string;
  readonly zone: string;
  readonly premium: number;
  readonly formerPremium: number;
  readonly order: string;
  readonly frame: string;
  readonly payments: number;
}
