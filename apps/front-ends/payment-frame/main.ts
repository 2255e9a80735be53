import { get, post, type Problem, Refused } from '../api.ts';
import { dollars } from '../money.ts';
import type { FrameMessage } from '../payment.ts';
import { markField, showFields } from './fields.ts';

/** What the payments service says of a bill. */
interface Order {
  readonly amountCents: number;
  readonly payments: number;
}

const asked = new URLSearchParams(location.search);
const order = asked.get('order') ?? '';
/** The browser shows this page in no other origin: the service says so with `frame-ancestors`. */
const parentOrigin = asked.get('parent') ?? '';
/** One for each time the page is shown: however often it is sent, for each click once, it is one payment. */
const key = crypto.randomUUID();

const find = (selector: string) => document.querySelector<HTMLElement>(selector)!;
const form = document.querySelector('form')!;
const fields = find('#fields');
const button = find('button[type=submit]');
const status = find('[role=status]');
const alert = find('#problem');

function tell(message: FrameMessage): void {
  parent.postMessage(message, parentOrigin);
}

function done(): void {
  if (form.hidden) return;
  form.hidden = true;
  alert.hidden = true;
  find('#paid').hidden = false;
  tell({ type: 'payment-done', order });
}

function showProblem({ title, detail, errors = [] }: Problem): void {
  // Of two clicks the slower one may be refused, when the bill is paid by the other.
  if (form.hidden) return;
  const inputs = [...fields.querySelectorAll('input')];
  for (const input of inputs) markField(input, errors.find(({ field }) => field === input.name)?.message);
  const first = inputs.find((input) => errors.some(({ field }) => field === input.name));
  find('#problem h2').textContent = title;
  find('#problem p').textContent = detail;
  alert.hidden = false;
  (first ?? alert).focus();
}

async function pay(): Promise<void> {
  const given = Object.fromEntries(new FormData(form));
  await post(`/payments/orders/${order}/pay`, given, undefined, { 'idempotency-key': key });
  done();
}

async function submit(): Promise<void> {
  alert.hidden = true;
  status.textContent = 'Paying…';
  try {
    await pay();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    showProblem(error.problem);
  } finally {
    status.textContent = '';
  }
}

async function start(): Promise<void> {
  const { amountCents, payments } = await get<Order>(`/payments/orders/${order}`);
  find('#amount').textContent = dollars(amountCents);
  button.textContent = `Pay ${dollars(amountCents)}`;
  if (payments > 0) done();
}

showFields(fields, 'card');
form.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && target.name === 'method') showFields(fields, target.value);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void submit();
});
new ResizeObserver(() => {
  tell({ type: 'payment-height', px: Math.ceil(document.documentElement.offsetHeight) });
}).observe(document.documentElement);
start().catch((error: unknown) => {
  if (!(error instanceof Refused)) throw error;
  showProblem(error.problem);
});
