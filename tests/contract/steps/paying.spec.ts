import { answering, expect, test } from './citizen.ts';
import { failureOf } from '../../support/failure-of.ts';

const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><title>Pay</title><link rel="icon" href="data:,"></head><body>${body}</body></html>`;

/** A shop’s checkout, markup after https://getbootstrap.com/docs/5.3/examples/checkout/, which validates on its own. */
const CHECKOUT = page(`<div class="container"><main>
<ul class="list-group"><li><h6>Passport book</h6><span class="text-body-secondary">$130.00</span></li>
  <li><h6>Expedited</h6><span>$60.00</span></li><li><span>Total (USD)</span><strong>$190.00</strong></li></ul>
<form class="card p-2" action="/promo"><div class="input-group"><input type="text" class="form-control" placeholder="Promo code"><button type="submit" class="btn">Redeem</button></div></form>
<h4>Billing address</h4>
<form class="needs-validation" novalidate method="post" action="/paid"><div class="row">
  <div class="col-sm-6"><label for="firstName" class="form-label">First name</label><input class="form-control" id="firstName" name="first" required><div class="invalid-feedback">Valid first name is required.</div></div>
  <div class="col-sm-6"><label for="lastName" class="form-label">Last name</label><input class="form-control" id="lastName" name="last" required><div class="invalid-feedback">Valid last name is required.</div></div>
  <div class="col-12"><label for="username" class="form-label">Username</label><div class="input-group has-validation"><span class="input-group-text">@</span><input class="form-control" id="username" name="user" placeholder="Username" required></div></div>
  <div class="col-12"><label for="email" class="form-label">Email <span class="text-body-secondary">(Optional)</span></label><input type="email" class="form-control" id="email" name="email" placeholder="you@example.com"></div>
  <div class="col-12"><label for="address2" class="form-label">Address 2 <span>(Optional)</span></label><input class="form-control" id="address2" name="address2" placeholder="Apartment or suite"></div>
  <div class="col-md-5"><label for="country" class="form-label">Country</label><select class="form-select" id="country" name="country" required><option value="">Choose...</option><option>Canada</option><option>United States</option></select></div>
  <div class="col-md-4"><label for="state" class="form-label">State</label><select class="form-select" id="state" name="state" required><option value="">Choose...</option><option>California</option><option>Ohio</option></select></div>
  <div class="col-md-3"><label for="zip" class="form-label">Zip</label><input class="form-control" id="zip" name="zip" required></div></div>
  <div class="form-check"><input type="checkbox" class="form-check-input" id="same-address"><label class="form-check-label" for="same-address">Shipping address is the same as my billing address</label></div>
  <h4>Payment</h4>
  <div class="form-check"><input id="credit" name="method" type="radio" class="form-check-input" value="credit" checked required><label class="form-check-label" for="credit">Credit card</label></div>
  <div class="form-check"><input id="paypal" name="method" type="radio" class="form-check-input" value="other" required><label class="form-check-label" for="paypal">PayPal</label></div>
  <div class="row">
  <div class="col-md-6"><label for="cc-name" class="form-label">Name on card</label><input class="form-control" id="cc-name" name="cc-name" required><small>Full name as displayed on card</small></div>
  <div class="col-md-6"><label for="cc-number" class="form-label">Credit card number</label><input class="form-control" id="cc-number" name="cc-number" required></div>
  <div class="col-md-3"><label for="cc-expiration" class="form-label">Expiration</label><input class="form-control" id="cc-expiration" name="cc-exp" required></div>
  <div class="col-md-3"><label for="cc-cvv" class="form-label">CVV</label><input class="form-control" id="cc-cvv" name="cc-cvv" required></div></div>
  <button class="w-100 btn btn-primary btn-lg" type="submit">Continue to checkout</button></form></main></div>
<style>.invalid-feedback{display:none}.was-validated :invalid~.invalid-feedback{display:block}</style>
<script>document.querySelector('.needs-validation').addEventListener('submit', (event) => {
  if (!event.target.checkValidity()) event.preventDefault();
  event.target.classList.add('was-validated');
});</script>`);

test('a citizen pays in a shop, in one step', async ({ site, visit }) => {
  let sent: Record<string, string> = {};
  const shop = await site({
    '/': CHECKOUT,
    '/paid': answering((form = {}) => ((sent = form), page('<h1>Order confirmed</h1>'))),
  });
  const { does, identity } = await visit(shop);
  await does(
    { visit: '/' },
    { pay: { method: 'credit_card', failIf: 'amount > 200' } },
    { expect: 'Order confirmed' },
  );
  expect(sent).toMatchObject({
    first: 'Ada',
    country: 'United States',
    state: 'Ohio',
    email: '',
    'cc-number': identity.cardNumber,
    'cc-exp': identity.cardExpiry,
    'cc-cvv': identity.cardCvc,
    'cc-name': identity.cardName,
    method: 'credit',
  });
});

test('a price above the scenario’s bound fails the step before anything is given', async ({
  site,
  visit,
}) => {
  const { does, page: shown } = await visit(await site({ '/': CHECKOUT }));
  await does({ visit: '/' });
  const failure = await failureOf(does({ pay: { failIf: 'amount > 150' } }));
  expect(failure).toMatchObject({
    code: 'expectation-unmet',
    message: 'the page asks for $190.00, more than 150',
  });
  expect(await shown.locator('#cc-number').inputValue()).toBe('');
});

/** A payment provider’s frame, from another site, which comes late; the button is the shop’s. */
const FRAME = page(`<form id="card">
  <label>Card number <input name="number" inputmode="numeric" autocomplete="cc-number" placeholder="1234 1234 1234 1234"></label>
  <label>Expiration <input name="exp" placeholder="MM / YY" autocomplete="cc-exp"></label>
  <label>CVC <input name="cvc" placeholder="CVC" autocomplete="cc-csc" maxlength="4"></label>
  <label>Country <select name="country" autocomplete="billing country"><option value="CA">Canada</option><option value="US" selected>United States</option></select></label></form>
  <script>
    const number = document.querySelector('[name=number]');
    number.addEventListener('input', () => { number.value = number.value.replace(/\\D/g, '').replace(/(\\d{4})(?=\\d)/g, '$1 '); });
    addEventListener('message', ({ source, data }) => {
      if (data === 'pay') source.postMessage(Object.fromEntries(new FormData(document.querySelector('form'))), '*');
    });
  </script>`);

test('a citizen pays in a frame of another site, with the button outside', async ({ site, visit }) => {
  const bank = await site({
    '/': (_request, response) =>
      void setTimeout(() => response.writeHead(200, { 'content-type': 'text/html' }).end(FRAME), 300),
  });
  const shop = await site({
    '/': page(`<h1>Pay your fee</h1><p>Amount due: $35.00</p><div id="slot"></div><button id="go">Pay $35.00</button><pre></pre>
      <script>
        setTimeout(() => { slot.innerHTML = '<iframe title="Secure payment" width="600" height="300" src="${bank.url.replace('127.0.0.1', 'localhost')}/"></iframe>'; }, 200);
        go.onclick = () => document.querySelector('iframe').contentWindow.postMessage('pay', '*');
        addEventListener('message', ({ data }) => { document.querySelector('pre').textContent = data.number && data.exp && data.cvc ? 'Paid ' + JSON.stringify(data) : 'Declined'; });
      </script>`),
  });
  const { does, page: shown, identity } = await visit(shop);
  const given = await does({ visit: '/' }, { pay: 'credit_card' }, { expect: 'Paid' });
  expect(given).toEqual({
    'Card number': identity.cardNumber,
    Expiration: identity.cardExpiry,
    CVC: identity.cardCvc,
  });
  expect(await shown.locator('pre').textContent()).toContain(
    identity.cardNumber.replace(/(\d{4})(?=\d)/g, '$1 '),
  );
});

test('a bank account behind a radio button is paid from', async ({ site, visit }) => {
  const office =
    page(`<h1>Payment</h1><form onsubmit="event.preventDefault(); document.body.textContent = 'Received from ' + account.value + again.value">
    <fieldset><legend>How do you want to pay?</legend>
      <label><input type="radio" name="m" value="card" checked onchange="bank.hidden = true"> Debit or credit card</label>
      <label><input type="radio" name="m" value="ach" onchange="bank.hidden = false"> Bank account (ACH)</label></fieldset>
    <div id="bank" hidden>
      <label>Account type <select><option>Savings</option><option>Checking</option></select></label>
      <label>Routing number <input required pattern="\\d{9}"></label>
      <label>Account number <input id="account" required></label>
      <label>Confirm account number <input id="again" required></label></div>
    <button type="button">Back</button><button>Review and submit payment</button></form>`);
  const { does, identity } = await visit(await site({ '/': office }));
  await does(
    { visit: '/' },
    { pay: 'bank_account' },
    { expect: `Received from ${identity.accountNumber}${identity.accountNumber}` },
  );
});
