import { AxeBuilder } from '@axe-core/playwright';
import { expect, type FrameLocator, type Page, test } from '@playwright/test';
import { type RunningPortal, startPortal } from '../support/portal.ts';
import { pdf } from '../support/portal-documents.ts';
import { png } from '../support/portal-pictures.ts';

test.use({ viewport: { width: 390, height: 844 } });

// One file, one worker: the portal is started once.
test.describe.configure({ mode: 'default' });

let portal: RunningPortal;

test.beforeAll(async () => {
  portal = await startPortal();
});
test.afterAll(() => portal.stop());

const open = (page: Page, path: string) => page.goto(`${portal.origin}${path}`);
const frame = (page: Page) => page.frameLocator('iframe[title="Secure payment"]');

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
}

async function payByCard(
  page: Page,
  amount: string,
  place: FrameLocator | Page = frame(page),
): Promise<void> {
  const card = { 'Card number': '4242424242424242', 'Expiration date': '09/32', 'Security code': '123' };
  for (const [label, value] of Object.entries({ ...card, 'Name on card': 'A. Nobody' }))
    await place.getByLabel(label).fill(value);
  await place.getByRole('button', { name: `Pay ${amount}` }).click();
}

test('a policyholder signs in, is told what is wrong with the card, pays, and comes back to a receipt', async ({
  page,
}) => {
  await open(page, '/premium');
  await page.getByRole('link', { name: 'Sign in as a policyholder' }).click();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expectAccessible(page);
  await page.getByLabel('User name').fill('somebody');
  await page.getByLabel('Password').fill('made-up-1');
  await page.getByRole('button', { name: 'Sign in' }).click();

  await expect(page.getByText('$742.00 a year')).toBeVisible();
  await frame(page).getByRole('button', { name: 'Pay $742.00' }).click();
  await expect(frame(page).getByLabel('Card number')).toBeFocused();
  await expect(frame(page).getByLabel('Card number')).toHaveAccessibleDescription(
    'Enter the number on the card.',
  );
  await expectAccessible(page);
  await payByCard(page, '$742.00');
  await expect(page.getByRole('heading', { name: 'Your premium is paid' })).toBeFocused();
  await expectAccessible(page);

  await page.reload();
  await expect(page.getByText('Payments received: 1, together $742.00')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test('a citizen mends number and photo, pays in the frame, and has the renewal confirmed', async ({
  page,
}) => {
  await open(page, '/start');
  const [number, photo] = [page.getByLabel('Passport book number'), page.getByLabel('Passport photo')];
  await number.fill('C01');
  await photo.setInputFiles(png(599));
  await expect(number).toHaveAccessibleDescription(/Rule PP-001/);
  await expect(photo).toHaveAccessibleDescription(/Rule PP-006/);
  await expectAccessible(page);
  await number.fill('X12345678');
  await photo.setInputFiles(png(600));
  await payByCard(page, '$130.00');
  await expect(page).toHaveURL(/\/confirmation$/);
  await expect(page.getByRole('status')).toContainText(/PP-\w{4}-\w{4}/);
  await expectAccessible(page);
});

test('a payment that another origin claims is not believed', async ({ page }) => {
  await open(page, '/start');
  await page.getByLabel('Passport book number').fill('X12345678');
  await page.getByLabel('Passport photo').setInputFiles(png(600));
  await expect(frame(page).getByRole('button', { name: 'Pay $130.00' })).toBeVisible();
  const confirmations: string[] = [];
  page.on('request', (request) => request.url().endsWith('/confirm') && confirmations.push(request.url()));
  await page.evaluate(() => {
    const src = document.querySelector('iframe')?.src ?? '';
    postMessage({ type: 'payment-done', order: new URL(src).searchParams.get('order') }, '*');
    return new Promise((heard) => setTimeout(heard));
  });
  expect(confirmations).toEqual([]);
});

test('who has paid is not told of another click that came to nothing', async ({ page }) => {
  const post = async (path: string, data = {}): Promise<Record<string, string>> =>
    (await page.request.post(`${portal.origin}/api/${path}`, { data })).json();
  await page.request.post(`${portal.origin}/api/session`, { data: { role: 'policyholder' } });
  const { frame: address } = await post('premium/fetch_premium');
  const refused = {
    status: 409,
    contentType: 'application/problem+json',
    body: JSON.stringify({ title: 'Paid already', detail: 'Somebody has paid this bill.', status: 409 }),
  };
  // The first click is answered after the second, which pays.
  let answerFirst: () => Promise<void> = () => Promise.resolve();
  let clicks = 0;
  await page.route('**/pay', async (route) => {
    clicks += 1;
    if (clicks === 1) answerFirst = () => route.fulfill(refused);
    else await route.continue();
  });
  await page.goto(`${address}&parent=${portal.origin}`);
  await payByCard(page, '$742.00', page);
  await page.getByRole('button', { name: 'Pay $742.00' }).click();
  await expect(page.getByText('You need not do anything else here.')).toBeVisible();
  const late = page.waitForResponse((response) => response.status() === 409);
  await answerFirst();
  await (await late).finished();
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
  await expect(page.getByRole('alert')).toBeHidden();
});

test('a farmer who forgot Schedule F hears of it, and applies with it', async ({ page }) => {
  await open(page, '/apply-subsidy');
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByRole('alert')).toContainText('Rule FS-001');
  await expectAccessible(page);
  await page.getByLabel('Schedule F').setInputFiles(pdf(64, 'schedule_f.pdf'));
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByRole('status')).toContainText(/FS-\w{4}-\w{4}/);
  await expectAccessible(page);
});

test('a farmer signs in on the way and comes back as one', async ({ page }) => {
  await open(page, '/apply-subsidy');
  await page.getByRole('link', { name: 'Sign in as a farmer' }).click();
  await expect(page.getByLabel('Sign in as')).toHaveValue('farmer');
  await page.getByLabel('User name').fill('somebody');
  await page.getByLabel('Password').fill('made-up-1');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Signed in as Farmer')).toBeVisible();
  await expect(page).toHaveURL(/\/apply-subsidy$/);
});

test('nobody is led to another site after signing in', async ({ page }) => {
  await open(page, '/sign-in?next=https://agency.example/');
  await page.getByLabel('User name').fill('somebody');
  await page.getByLabel('Password').fill('made-up-1');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(`${portal.origin}/`);
});
