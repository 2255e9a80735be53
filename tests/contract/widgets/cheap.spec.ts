import { expect } from '@playwright/test';
import { attach, check, give, press, type Case } from './case.ts';
import { filtering, listButton } from './imitations.ts';
import { FILE } from './press-cases.ts';
import { test } from './stage.ts';

/** Playwright's script for a page is larger than this and no page of ours comes near it, characters. */
const LARGE = 100_000;

const cases: Pick<Case, 'title' | 'widget' | 'html' | 'does'>[] = [
  { title: 'fills a field', widget: 'text', html: '<input data-it>', does: give('Ohio') },
  { title: 'gives a number', widget: 'number', html: '<input type=number data-it>', does: give('3') },
  { title: 'gives a date', widget: 'date', html: '<input type=date data-it>', does: give('2026-11-21') },
  {
    title: 'chooses from a list',
    widget: 'select',
    html: '<select data-it><option>Ohio</select>',
    does: give('Ohio'),
  },
  { title: 'presses a button', widget: 'button', html: '<button data-it>Send</button>', does: press },
  { title: 'checks a box', widget: 'checkbox', html: '<input type=checkbox data-it>', does: check },
  {
    title: 'answers a group of radio buttons',
    widget: 'radio-group',
    html: '<fieldset data-it><label><input type=radio>Yes</label></fieldset>',
    does: give('Yes'),
  },
  {
    title: 'chooses from a list that follows what is typed',
    widget: 'combobox',
    html: filtering(),
    does: give('Ohio'),
  },
  {
    title: 'chooses from a list that a button opens',
    widget: 'combobox',
    html: listButton(),
    does: give('Ohio'),
  },
  { title: 'sees how a control stands', widget: 'text', html: '<input data-it>', does: (it) => it.state() },
];

for (const { title, widget, html, does } of cases) {
  test(`a citizen who ${title} leaves the page’s own world alone, which would cost CPU`, async ({
    stage,
  }) => {
    const it = await stage.shows(html, widget);
    const session = await stage.page.context().newCDPSession(stage.page);
    const worlds: string[] = [];
    session.on('Debugger.scriptParsed', ({ length = 0, executionContextAuxData: about }) => {
      if (length > LARGE) worlds.push(about?.['type'] as string);
    });
    await session.send('Debugger.enable');
    await does(it);
    await session.detach();
    expect(worlds).not.toContain('default');
  });
}

test('a citizen who drops a file is seen in the page’s own world, so that the watch above can see it', async ({
  stage,
}) => {
  const it = await stage.shows(
    '<div data-it ondragover="event.preventDefault()">Drop here</div>',
    'drop-zone',
  );
  const session = await stage.page.context().newCDPSession(stage.page);
  const worlds: string[] = [];
  session.on('Debugger.scriptParsed', ({ length = 0, executionContextAuxData: about }) => {
    if (length > LARGE) worlds.push(about?.['type'] as string);
  });
  await session.send('Debugger.enable');
  await attach(FILE)(it);
  await session.detach();
  expect(worlds).toContain('default');
});
