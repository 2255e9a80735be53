import { answering, expect, test } from './citizen.ts';
import type { Answer } from '../../support/site.ts';
import { failureOf } from '../../support/failure-of.ts';

const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><title>Account</title><link rel="icon" href="data:,"></head><body>
  <header><a href="/">Home</a> <a href="/login">Sign in</a></header>${body}<footer><a href="/login">Sign in</a>
  <form action="/news"><label>Email <input type="email"></label><button>Subscribe</button></form></footer></body></html>`;

/** Name first, password on the next page, as identity providers ask. */
function provider(known: string): Record<string, Answer> {
  const form = (fields: string, button: string, error = ''): string =>
    page(`<main><h1>Sign in</h1>${error && `<div class="alert" role="alert">${error}</div>`}
      <form method="post" action="/login">${fields}<button>${button}</button> <a href="#">Forgot?</a></form></main>`);
  const name =
    '<label>Email address <input type="email" name="user" autocomplete="username" required></label>';
  const secret = (user: string): string =>
    `<input type="hidden" name="user" value="${user}"><label>Password <input type="password" name="password" autocomplete="current-password" required></label>`;
  return {
    '/': page('<main><h1>Welcome</h1></main>'),
    '/login': answering((sent) => {
      if (!sent) return form(name, 'Next');
      const { user = '', password } = sent;
      if (password === undefined) return form(secret(user), 'Sign in');
      return password === known
        ? page(`<main><h1>Hello ${user}</h1><a href="/out">Sign out</a></main>`)
        : form(secret(user), 'Sign in', 'That password is not right.');
    }),
  };
}

test('a citizen finds where to sign in from anywhere, on two pages', async ({ site, visit }) => {
  const { identity } = await visit(await site({}));
  const { does } = await visit(await site(provider(identity.password)));
  await does({ login: {} }, { expect: `Hello ${identity.email}` });
});

test('a wrong password fails with what the page says, and how to go on', async ({ site, visit }) => {
  const { does } = await visit(await site(provider('another')));
  await does({ visit: '/login' });
  expect(await failureOf(does({ login: {} }))).toMatchObject({
    code: 'expectation-unmet',
    message: 'could not sign in on /login: the page says “That password is not right.”',
    hint: 'the account may be missing: let the run create accounts (“accounts” in the target’s file, see docs/accounts.md), or say who signs in: login: { user: "…", password: "…" }',
  });
});

test('a citizen comes back until their claim is decided, also after the service was down', async ({
  site,
  visit,
}) => {
  let asked = 0;
  const claims: Answer = (_request, response) => {
    asked += 1;
    if (asked === 2) return void response.writeHead(503, { 'content-type': 'text/html' }).end('down');
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(page(asked < 4 ? 'Pending' : 'Your claim was approved'));
  };
  const { does } = await visit(await site({ '/claims': claims }), { timeWarp: 3_600 });
  await does({ visit: '/claims' }, { await: { text: 'Your claim was approved', for: '8h', every: '1h' } });
  expect(asked).toBe(4);
});

test('a decision that never comes is given up after the time that was said, in simulated time', async ({
  site,
  visit,
}) => {
  const { does } = await visit(await site({ '/claims': page('Pending') }), { timeWarp: 3_600 });
  await does({ visit: '/claims' });
  const failure = await failureOf(does({ await: { text: 'approved', for: '2h', every: '1h' } }));
  expect(failure.code).toBe('expectation-unmet');
  expect(failure.message).toMatch(
    /^waited \dh \d+m of simulated time and looked 3 times, but “approved” is not to be read on \/claims$/,
  );
});
