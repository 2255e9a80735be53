/** A field of a way to pay. Its name is what the payments service calls it. */
interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly autocomplete: string;
  readonly numeric: boolean;
}

/** The ways to pay by the names that the payments service has for them. */
const WAYS: Readonly<Record<string, readonly Field[]>> = {
  card: [
    { name: 'cardNumber', label: 'Card number', autocomplete: 'cc-number', numeric: true },
    {
      name: 'expiry',
      label: 'Expiration date',
      hint: 'MM/YY, for example 09/32',
      autocomplete: 'cc-exp',
      numeric: true,
    },
    { name: 'cvc', label: 'Security code', autocomplete: 'cc-csc', numeric: true },
    { name: 'name', label: 'Name on card', autocomplete: 'cc-name', numeric: false },
  ],
  bank_account: [
    { name: 'routingNumber', label: 'Routing number', autocomplete: 'off', numeric: true },
    { name: 'accountNumber', label: 'Account number', autocomplete: 'off', numeric: true },
  ],
};

function fieldHtml({ name, label, hint, autocomplete, numeric }: Field): string {
  const hinted = hint === undefined ? '' : `<span class="usa-hint" id="${name}-hint">${hint}</span>`;
  const mode = numeric ? 'inputmode="numeric"' : '';
  const described = hint === undefined ? '' : `aria-describedby="${name}-hint"`;
  return `
    <div class="usa-form-group">
      <label class="usa-label" for="${name}">${label}</label>
      ${hinted}
      <span class="usa-error-message" id="${name}-error" hidden></span>
      <input class="usa-input" id="${name}" name="${name}" autocomplete="${autocomplete}" ${mode} ${described} required>
    </div>`;
}

/** Shows the fields of a way to pay in the place of those that were there. */
export function showFields(place: HTMLElement, method: string): void {
  place.innerHTML = (WAYS[method] ?? []).map(fieldHtml).join('');
}

/** Says at a field what is wrong with it; without a message, that nothing is. */
export function markField(input: HTMLInputElement, message = ''): void {
  const error = document.getElementById(`${input.name}-error`)!;
  error.textContent = message;
  error.hidden = message === '';
  const isWrong = message !== '';
  input.setAttribute('aria-invalid', String(isWrong));
  input.classList.toggle('usa-input--error', isWrong);
  const hint = document.getElementById(`${input.name}-hint`) ? `${input.name}-hint` : '';
  input.setAttribute('aria-describedby', [isWrong ? error.id : '', hint].filter(Boolean).join(' '));
}
