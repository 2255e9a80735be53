import { ready, type Written } from '../../support/steps.ts';
import { FILE, filling, uploading } from './field-cases.ts';
import { pressing } from './press-cases.ts';
import { hear, test } from './stage.ts';
import { expect, failureOf } from './visitor.ts';

const EVENT = { click: 'click', fill: 'input', upload: 'input' } as const;
type Touching = keyof typeof EVENT;

const wordOf = (action: Written): Touching => Object.keys(action)[0] as Touching;

function expected(action: Written): string {
  if (wordOf(action) === 'upload') return 'it field-cases.ts';
  const value = ready(action).settings['value'];
  if (typeof value !== 'string') return 'it';
  return `it ${/^oh/i.test(value) ? '(Ohio|oh)' : value}`;
}

for (const { title, html, action } of [...pressing, ...filling, ...uploading]) {
  test(`a person ${title}`, async ({ stage }) => {
    const { last } = await stage.shows(html);
    await stage.visitor.does(action);
    const event = EVENT[wordOf(action)];
    await expect.poll(() => last(event)).toMatch(new RegExp(`^${expected(action)}$`));
  });
}

test('a person pays in a frame of another site', async ({ site, visitor }) => {
  const bank = await site({ '/': '<label>Card <input data-is=it></label><button data-is=it>Pay</button>' });
  const shop = await site({ '/': `<iframe src="${bank.url.replace('127.0.0.1', 'localhost')}/"></iframe>` });
  const { does, page } = await visitor(shop);
  const heard = await hear(page);
  await does({ visit: '/' });
  await does({ fill: { field: 'Card', value: '4242' } });
  await does({ click: 'Pay' });
  expect(heard.get('input')).toBe('it 4242');
  expect(heard.get('click')).toBe('it');
});

test('an address that no link leads to is visited', async ({ site, visitor }) => {
  const portal = await site({ '/': '<a href="/other">Other</a>', '/apply': '<h1>Apply</h1>' });
  const { does, session } = await visitor(portal);
  await does({ visit: '/' });
  await does({ click: '/apply' });
  expect(session.address()).toBe(`${portal.url}/apply`);
});

const complaints: {
  title: string;
  html: string;
  action: Written;
  code: string;
  says: string;
  hint: string;
}[] = [
  {
    title: 'a control that is not there is answered with what the page offers and the nearest name',
    html: `<a href="/">Home</a><label>State of residence <select><option>Ohio</option></select></label>
      <input type=submit value=Send><input aria-labelledby=n><i id=n>First name</i><button hidden>Gone</button>`,
    action: { click: 'Sned' },
    code: 'control-not-found',
    says: 'no control called “Sned” on URL/. The page offers: link “Home”, field “State of residence”, button “Send”, field “First name”',
    hint: 'did you mean “Send”?',
  },
  {
    title: 'a page without controls is said to have none, and its alert is quoted',
    html: '<p role=alert>We are closed.</p>',
    action: { fill: { field: 'state', value: 'Ohio' } },
    code: 'control-not-found',
    says: 'no field called “state” on URL/; the page says “We are closed.”. The page offers: no controls at all',
    hint: 'use a name that the page shows: a label, a button’s text, a placeholder',
  },
  {
    title: 'a heading is no control, though it has the words',
    html: '<h1>Submit</h1><p>Submit everything.</p><button>Send</button>',
    action: { click: 'Submit' },
    code: 'control-not-found',
    says: 'no control called “Submit” on URL/. The page offers: button “Send”',
    hint: 'use a name that the page shows: a label, a button’s text, a placeholder',
  },
  {
    title: 'two buttons of one name are listed',
    html: '<button id=a>Send</button><button id=b>Send</button>',
    action: { click: 'Send' },
    code: 'control-ambiguous',
    says: '“Send” could be 2 controls on URL/ (by accessible name): button “Send” (css=#a), button “Send” (css=#b)',
    hint: 'say which one, for instance nth: 1 or css=#a',
  },
  {
    title: 'links of one name to different places are listed',
    html: '<a href="/a">Apply</a> <a href="/b">Apply</a>',
    action: { click: 'Apply' },
    code: 'control-ambiguous',
    says: '“Apply” could be 2 controls on URL/ (by accessible name): link “Apply” to /a, link “Apply” to /b',
    hint: 'say which one, for instance nth: 1 or css=…',
  },
  {
    title: 'a file without a place named, where there are two, is answered with both',
    html: '<label>Transcript <input type=file id=t></label><label>Photo <input type=file id=p></label>',
    action: { upload: { path: FILE } },
    code: 'control-ambiguous',
    says: 'there are 2 uploads on URL/: upload “Transcript” (css=#t), upload “Photo” (css=#p)',
    hint: 'say which one, for instance by its name, nth: 1 or css=#t',
  },
  {
    title: 'a file on a page that takes none is refused in words',
    html: '<button>Send</button>',
    action: { upload: { path: FILE } },
    code: 'control-not-found',
    says: 'no upload on URL/. The page offers: button “Send”',
    hint: 'use a name that the page shows: a label, a button’s text, a placeholder',
  },
  {
    title: 'an option that the list lacks is answered with those it has',
    html: '<label>State <select><option>Ohio</option><option>Texas</option></select></label>',
    action: { fill: { field: 'State', value: 'Ohoi' } },
    code: 'control-not-found',
    says: 'the list “State” has no option “Ohoi”; it offers Ohio, Texas',
    hint: 'did you mean “Ohio”?',
  },
  {
    title: 'a button that stays disabled is named',
    html: '<button disabled>Submit</button>',
    action: { click: 'Submit' },
    code: 'gave-up',
    says: 'gave up after 0.4 s on URL/, because “Submit” stayed disabled',
    hint: '',
  },
  {
    title: 'a button under a cover is named with what covers it',
    html: '<button>Submit</button><dialog style="display:block;position:fixed;inset:0;width:100%;height:100%">Cookies?</dialog>',
    action: { click: 'Submit' },
    code: 'gave-up',
    says: 'gave up after 0.4 s on URL/, because “Submit” stayed covered by a dialog',
    hint: '',
  },
  {
    title: 'a button that opens no file dialog is named',
    html: '<button>Choose file</button>',
    action: { upload: { path: FILE, to: 'Choose file' } },
    code: 'control-not-found',
    says: '“Choose file” opened no file dialog on URL/',
    hint: '',
  },
];

for (const { title, html, action, code, says, hint } of complaints) {
  test(title, async ({ hasty }) => {
    await hasty.shows(html);
    const failure = await failureOf(hasty.visitor.does(action));
    expect(failure.message).toBe(says.replace('URL/', hasty.url));
    expect(failure.code).toBe(code);
    expect(failure.hint ?? '').toBe(hint);
  });
}

test('a wrong css= says that it is the selector that cannot be read', async ({ hasty }) => {
  await hasty.shows('<button>Go</button>');
  const failure = await failureOf(hasty.visitor.does({ click: 'css=button[' }));
  expect(failure.message).toContain('“css=button[” cannot be read as a selector: Unexpected token');
});

test('a person reads what a frame of the page says', async ({ site, visitor }) => {
  const portal = await site({
    '/': '<iframe src="/inner"></iframe>',
    '/inner': '<p>Your grant is approved</p>',
  });
  const { does } = await visitor(portal);
  await does({ visit: '/' });
  await does({ expect: { text: 'grant is approved' } });
});
