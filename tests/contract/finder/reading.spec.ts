import { expect } from '@playwright/test';
import { alertsOf, reads, textOf } from '../../../src/browser/finder/index.ts';
import { test } from './stage.ts';

const PAGE = `<h1>Your   claim</h1><p>Paid to <b>Ada</b>&nbsp;Example<script>1</script></p><p hidden>Secret</p>
  <table><tr><td>Total</td><td>$35.00</td></tr></table>
  <label>Plan <select><option>Basic</option><option selected>Full</option></select></label>
  <input value="typed"><input value="fixed" readonly><input type=submit value="Send">
  <iframe srcdoc="<p>From the bank</p>"></iframe><iframe srcdoc="<p>Nobody sees it</p>" hidden></iframe>
  <x-t></x-t><script>document.querySelector('x-t').attachShadow({ mode: 'open' }).innerHTML = '<p>In a component</p>';</script>`;

test('a page is read as it is seen, with frames and components', async ({ shows }) => {
  expect(await textOf(await shows(PAGE))).toBe(
    [
      'Your claim',
      'Paid to Ada Example',
      'Total',
      '$35.00',
      'Plan Full fixed Send',
      'In a component',
      'From the bank',
    ].join('\n'),
  );
});

const sentences: { text: string; within?: readonly string[]; isRead: boolean }[] = [
  { text: 'paid to ada example', isRead: true },
  { text: 'Your claim', isRead: true },
  { text: 'From the bank', isRead: true },
  { text: 'In a component', isRead: true },
  { text: 'Full', isRead: true },
  { text: 'Basic', isRead: false },
  { text: 'Secret', isRead: false },
  { text: 'Nobody sees it', isRead: false },
  { text: 'typed', isRead: false },
];

for (const { text, isRead } of sentences) {
  test(`“${text}” is ${isRead ? 'read' : 'not read'}`, async ({ shows }) => {
    expect(await reads(await shows(PAGE), text)).toBe(isRead);
  });
}

test('a text is read where it is asked for', async ({ shows }) => {
  const page =
    await shows(`<table><tr><td>INV-1</td><td>Paid</td></tr><tr><td>INV-2</td><td>Open</td></tr></table>
    <h2>Home</h2><p>York</p><h2>Work</h2><p>Leeds</p><section aria-label=Bank><iframe srcdoc="<p>Approved</p>"></iframe></section>`);
  expect(await reads(page, 'Open', ['INV-2'])).toBe(true);
  expect(await reads(page, 'Open', ['INV-1'])).toBe(false);
  expect(await reads(page, 'Leeds', ['Work'])).toBe(true);
  expect(await reads(page, 'Leeds', ['Home'])).toBe(false);
  expect(await reads(page, 'Leeds', ['Nowhere'])).toBe(false);
  expect(await reads(page, 'Approved', ['Bank'])).toBe(true);
  expect(await textOf(page, ['Home'])).toBe('Home\nYork');
});

test('alerts are quoted once, and only those one sees', async ({ shows }) => {
  const page =
    await shows(`<div role=alert><p>We are closed.</p></div><div role=alert hidden>No</div><div aria-live=assertive>Try later.</div>
    <div role=alert>We are closed.</div><iframe srcdoc="<p role=alert>Card refused.</p>"></iframe>`);
  expect(await alertsOf(page)).toBe('We are closed. Try later. Card refused.');
});
