/** What somebody has filled in, as the page holds it: every field is text. */
export interface Filled {
  readonly identity: { name: string; birthDate: string; ssn: string };
  readonly employment: { employer: string; lastDay: string; reason: string };
  readonly payment: { method: string; routing: string; account: string };
}

/** What is wrong with fields, by their names. */
export type FieldErrors = { readonly [Step in keyof Filled as keyof Filled[Step]]?: string };

/** The steps that are saved one by one; the last of the form is to look at all of it. */
export type StepName = keyof Filled;
/** They in their order. */
export const STEPS: readonly StepName[] = ['identity', 'employment', 'payment'];

/** What each step is called, the last one too. */
export const TITLES = ['Your identity', 'Your last job', 'How we pay you', 'Check and submit'] as const;

/** Why a job ended, and how money is paid: what the service calls it and what a person reads. */
export const REASONS = {
  'lack-of-work': 'Lack of work or laid off',
  quit: 'I quit',
  dismissed: 'I was dismissed',
} as const;
export const METHODS = {
  'prepaid-card': 'Prepaid debit card',
  'direct-deposit': 'Direct deposit to a test account',
} as const;

/** An empty form. */
export function nothingFilled(): Filled {
  return {
    identity: { name: '', birthDate: '', ssn: '' },
    employment: { employer: '', lastDay: '', reason: '' },
    payment: { method: '', routing: '', account: '' },
  };
}

/** A claim as the service tells it. Moments are ISO 8601. */
export interface Claim {
  readonly number: string;
  readonly state: 'waiting' | 'decided';
  readonly received: string;
  readonly promised: string;
  readonly promiseHours: number;
  readonly review?: string;
  readonly decision?: string;
  readonly hours?: number;
}
