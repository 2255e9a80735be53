import { expect, packaged, test } from './citizen.ts';
import { json } from '../../support/site.ts';

const PACKAGES = {
  '/preact.js': packaged('preact/dist/preact.mjs'),
  '/hooks.js': packaged('preact/hooks/dist/hooks.mjs'),
  '/vue.js': packaged('vue/dist/vue.global.prod.js'),
};
const document = (head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><title>Form</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;

/** Controlled fields: what is shown is what the state says; complaints come while one types, the button when all is well. */
const CONTROLLED = document(
  '<script type="importmap">{"imports":{"preact":"/preact.js","preact/hooks":"/hooks.js"}}</script>',
  `<main id="app"></main><script type="module">
  import { h, render } from 'preact';
  import { useState } from 'preact/hooks';
  const rules = {
    phone: (v) => /^\\d{10}$/.test(v) ? '' : 'Phone must have 10 digits and nothing else',
    email: (v) => /@/.test(v) ? '' : 'Enter an e-mail address',
    password: (v) => v.length >= 8 ? '' : 'Too short',
    again: (v, all) => v === all.password ? '' : 'Passwords differ',
    terms: (v) => v ? '' : 'You must agree',
  };
  function App() {
    const [values, setValues] = useState({ phone: '', email: '', password: '', again: '', terms: false });
    const [touched, setTouched] = useState({});
    const [sent, setSent] = useState(false);
    if (sent) return h('h1', null, 'Account created for ' + values.email);
    const field = (name, label, type) => {
      const error = touched[name] ? rules[name](values[name], values) : '';
      const checkbox = type === 'checkbox';
      return h('div', { class: 'field' },
        h('label', { for: name }, label, h('span', { 'aria-hidden': 'true', class: 'star' }, ' *')),
        h('input', { id: name, type, 'aria-required': 'true', 'aria-invalid': error ? 'true' : 'false',
          ...(error ? { 'aria-describedby': name + '-error' } : {}),
          ...(checkbox ? { checked: values[name] } : { value: values[name] }),
          onInput: (e) => setValues({ ...values, [name]: checkbox ? e.target.checked : e.target.value }),
          onBlur: () => setTouched({ ...touched, [name]: true }) }),
        error && h('div', { id: name + '-error', class: 'error-text' }, error));
    };
    const bad = Object.keys(rules).some((name) => rules[name](values[name], values));
    return h('form', { onSubmit: (e) => { e.preventDefault(); setTimeout(() => setSent(true), 200); } },
      h('h1', null, 'Create an account'),
      field('email', 'Email', 'email'), field('phone', 'Mobile phone', 'text'),
      field('password', 'Password', 'password'), field('again', 'Confirm password', 'password'),
      field('terms', 'I agree to the terms', 'checkbox'),
      h('button', { type: 'submit', disabled: bad }, 'Create account'));
  }
  render(h(App), document.getElementById('app'));
  </script>`,
);

test('a form whose fields are held by a script takes the answers, and a complaint while typing is heeded', async ({
  site,
  visit,
}) => {
  const { does } = await visit(await site({ ...PACKAGES, '/': CONTROLLED }));
  const given = await does(
    { visit: '/' },
    { complete: {} },
    { submit: {} },
    { expect: 'Account created for ada.1@example.org' },
  );
  expect(given['Mobile phone']).toMatch(/^\d{10}$/);
  expect(given['Confirm password']).toBe(given['Password']);
});

/** Questions that come and go with answers, lists that a service fills, and a step after it. */
const CONDITIONAL = document(
  '<script src="/vue.js"></script>',
  `<main id="app">
    <form v-if="!sent" @submit.prevent="send">
      <fieldset><legend>Are you working now? *</legend>
        <label><input type="radio" value="yes" v-model="f.works"> Yes</label>
        <label><input type="radio" value="no" v-model="f.works"> No</label></fieldset>
      <div v-if="f.works === 'yes'">
        <label for="employer">Employer *</label><input id="employer" v-model="f.employer" required>
        <label for="income">Annual income *</label><input id="income" type="number" min="0" max="60000" step="100" v-model="f.income" required>
      </div>
      <label for="state">State *</label>
      <select id="state" v-model="f.state" @change="loadCounties" required><option value="">Select a state</option><option>Iowa</option><option>Ohio</option></select>
      <div v-if="f.state"><label for="county">County *</label>
        <select id="county" v-model="f.county" required :disabled="!counties.length"><option value="">Choose</option><option v-for="c in counties">{{ c }}</option></select></div>
      <label v-if="f.county"><input type="checkbox" v-model="f.sure" required> I confirm my county</label>
      <fieldset><legend>What do you need? (select at least one)</legend>
        <label v-for="n in ['Food', 'Rent', 'None of the above']"><input type="checkbox" :value="n" v-model="f.needs"> {{ n }}</label></fieldset>
      <label for="from">Out of work since</label><input id="from" type="date" max="2026-11-20" v-model="f.from" required>
      <button>Next</button><button type="button" @click="f.state = ''">Reset</button>
    </form>
    <section v-else><h1>Thank you</h1><output>{{ JSON.stringify(f) }}</output></section>
  </main>
  <script>
    Vue.createApp({
      data: () => ({ sent: false, counties: [], f: { works: '', employer: '', income: '', state: '', county: '', sure: false, needs: [], from: '' } }),
      methods: {
        async loadCounties() { this.counties = (await (await fetch('/api/counties')).json()).names; },
        send() { if (this.f.needs.length) this.sent = true; },
      },
    }).mount('#app');
  </script>`,
);

test('questions that an answer brings up are answered, also when they come late', async ({ site, visit }) => {
  const counties = json({ names: ['Franklin', 'Lake'] });
  const late: typeof counties = (request, response) =>
    void setTimeout(() => typeof counties === 'function' && counties(request, response), 300);
  const { does, page, identity } = await visit(
    await site({ ...PACKAGES, '/': CONDITIONAL, '/api/counties': late }),
  );
  await does({ visit: '/' }, { complete: {} }, { submit: {} }, { expect: 'Thank you' });
  const sent: unknown = JSON.parse((await page.locator('output').textContent()) ?? '');
  expect(sent).toEqual({
    works: 'yes',
    employer: identity.employer,
    income: expect.any(Number),
    state: 'Ohio',
    county: expect.stringMatching(/Franklin|Lake/),
    sure: true,
    needs: [expect.stringMatching(/Food|Rent/)],
    from: '2023-11-21',
  });
});
