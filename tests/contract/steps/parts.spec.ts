import { failureOf } from '../../support/failure-of.ts';
import { expect, test } from './citizen.ts';

const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><title>Apply</title><link rel="icon" href="data:,"></head><body>${body}</body></html>`;

const ADDRESSES =
  page(`<form onsubmit="event.preventDefault(); document.body.textContent = home.value + ', ' + work.value">
  <fieldset><legend>Home address</legend><label>City <input id="home" required></label></fieldset>
  <fieldset><legend>Work address</legend><label>City <input id="work" required></label></fieldset>
  <button>Send</button></form>`);

test('parts of a page are completed one by one, with answers of the scenario’s own', async ({
  site,
  visit,
}) => {
  const { does } = await visit(await site({ '/': ADDRESSES }));
  const given = await does(
    { visit: '/' },
    { complete: 'Home address' },
    { complete: { form: 'Work address', with: { City: 'Dayton' } } },
    { submit: {} },
    { expect: 'Springfield, Dayton' },
  );
  expect(given).toEqual({ 'Home address: City': 'Springfield', 'Work address: City': 'Dayton' });
});

test('a part that is not on the page is a failure, not a form without fields', async ({ site, visit }) => {
  const { does } = await visit(await site({ '/': ADDRESSES }), { persona: { patienceMs: 500 } });
  await does({ visit: '/' });
  const failure = await failureOf(does({ complete: 'Holiday address' }));
  expect(failure.message).toContain('“Holiday address”');
});

test('what tells people from programs, in a frame of another site, ends the step with what to do', async ({
  site,
  visit,
}) => {
  const guard = await site({
    '/': page(
      '<span role="checkbox" aria-checked="false" tabindex="0" aria-label="I’m not a robot" style="display:inline-block;width:20px;height:20px"></span>',
    ),
  });
  const { does } = await visit(
    await site({
      '/': page(
        `<label>Name <input required></label><iframe title="reCAPTCHA" src="${guard.url.replace('127.0.0.1', 'localhost')}/"></iframe>`,
      ),
    }),
  );
  await does({ visit: '/' });
  expect(await failureOf(does({ complete: {} }))).toMatchObject({
    message: '“I’m not a robot” on / is to tell people from programs, and a synthetic citizen is a program',
    hint: 'ask the owner of the service for a switch or a test key that turns it off for rehearsals',
  });
});

test('a browser’s own complaint about a field is heeded too', async ({ site, visit }) => {
  // The script says only when the form is sent what it wants.
  const { does } = await visit(
    await site({
      '/': page(`<form onsubmit="event.preventDefault(); document.body.textContent = 'Thank you'">
        <label>Phone <input id="phone" required></label><button>Send</button></form>
        <script>document.querySelector('button').onclick = () => phone.setCustomValidity(/^\\d{10}$/.test(phone.value) ? '' : 'Enter 10 digits');</script>`),
    }),
  );
  await does({ visit: '/' }, { complete: {} }, { submit: {} }, { expect: 'Thank you' });
});
