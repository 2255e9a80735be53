import type { Identity } from '../../model/index.ts';
import { digits, pick, within } from '../draw.ts';
import type { Draw } from '../draw.ts';
import { numbering, SIZES } from './numbering.ts';

type Money = Pick<
  Identity,
  'bankName' | 'accountNumber' | 'routingNumber' | 'cardNumber' | 'cardExpiry' | 'cardCvc' | 'cardName'
>;

/**
 * Card numbers that payment companies print in their manuals for tests; no bank gives them out. All pass the check
 * digit. https://docs.stripe.com/testing#cards, and 4111… in the manuals of PayPal, Braintree and Adyen.
 * There are only so many, so citizens share them.
 */
const TEST_CARDS = [
  '4242424242424242',
  '4111111111111111',
  '4000056655665556',
  '4012888888881881',
  '5555555555554444',
  '5200828282828210',
  '5105105105105100',
  '2223003122003222',
  '6011111111111117',
  '6011000990139424',
  '378282246310005',
  '371449635398431',
] as const;

/**
 * Passes the check digit and belongs to no bank: Stripe's test bank (https://docs.stripe.com/testing), also of Increase
 * (https://increase.com/documentation/sandbox-test-values).
 */
const TEST_ROUTING = '110000000';
const TEST_BANKS = ['Example Bank', 'Specimen Credit Union', 'First Sample Savings'] as const;

const accountPosition = numbering(SIZES.sixty);

/**
 * Bank and card. An account number says nothing without a bank's routing number, and this one leads to no bank; accounts
 * are twelve digits with four zeros first, like Stripe's own test accounts, and each citizen has their own. Cards expire
 * long after the reference date.
 */
export function moneyFor(seed: number, number: number, draw: Draw, fullName: string): Money {
  const cardNumber = pick(TEST_CARDS, draw('card'));
  const isAmex = cardNumber.startsWith('3');
  return {
    bankName: pick(TEST_BANKS, draw('bank')),
    routingNumber: TEST_ROUTING,
    accountNumber: digits(10_000_000 + accountPosition(seed, number), 12),
    cardNumber,
    cardExpiry: `${digits(within(1, 12, draw('cardMonth')), 2)}/${within(32, 38, draw('cardYear'))}`,
    cardCvc: isAmex
      ? digits(within(0, 9_999, draw('cardCvc')), 4)
      : digits(within(0, 999, draw('cardCvc')), 3),
    cardName: fullName,
  };
}
