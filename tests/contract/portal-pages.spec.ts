import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type RunningPortal, startPortal } from '../support/portal.ts';
import { pdf, plainText, TRANSCRIPT } from '../support/portal-documents.ts';

// One file, one worker: the portal is started once.
test.describe.configure({ mode: 'default' });

let portal: RunningPortal;
let complaints: string[];

test.beforeAll(async () => {
  portal = await startPortal();
});
test.afterAll(() => portal.stop());

test.beforeEach(({ page }) => {
  complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
});

const open = (page: Page, path: string) => page.goto(`${portal.origin}${path}`);
const state = (page: Page) => page.getByLabel('State of residence');
const transcript = (page: Page) => page.getByLabel('Transcript');
const submit = (page: Page) => page.getByRole('button', { name: 'Submit' }).click();

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test('a citizen applies and gets a confirmation number', async ({ page }) => {
  await open(page, '/apply');
  await state(page).selectOption('Ohio');
  await transcript(page).setInputFiles(TRANSCRIPT);
  await submit(page);
  await expect(page).toHaveURL(/\/apply\/confirmation$/);
  await expect(page).toHaveTitle(/Your grant is approved/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByRole('status')).toContainText(/TG-\w{4}-\w{4}/);
  await expectAccessible(page);
  expect(complaints).toEqual([]);

  const number = await page.getByText(/TG-\w{4}-\w{4}/).textContent();
  await page.reload();
  await expect(page.getByText(number ?? '')).toBeVisible();
});

test('a citizen applies with the keyboard alone', async ({ page }) => {
  await open(page, '/apply');
  await state(page).focus();
  await page.keyboard.type('Ohio');
  await page.keyboard.press('Tab');
  await expect(transcript(page)).toBeFocused();
  await transcript(page).setInputFiles(TRANSCRIPT);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Your grant is approved' })).toBeFocused();
});

test('a citizen who submits while the transcript is on its way need not click again', async ({ page }) => {
  await open(page, '/apply');
  let afterClick = () => {};
  const clicked = new Promise<void>((resolve) => {
    afterClick = resolve;
  });
  await page.route('**/api/grants/documents', async (route) => {
    await clicked;
    await route.continue();
  });
  await state(page).selectOption('OH');
  await transcript(page).setInputFiles(TRANSCRIPT);
  await submit(page);
  await expect(page.getByRole('status').filter({ hasText: 'Uploading transcript.pdf…' })).toHaveCount(2);
  afterClick();
  await expect(page.getByRole('heading', { name: 'Your grant is approved' })).toBeVisible();
});

test('a citizen from Puerto Rico is told the rule and can correct the state', async ({ page }) => {
  await open(page, '/apply');
  await state(page).selectOption('Puerto Rico');
  await transcript(page).setInputFiles(TRANSCRIPT);
  await submit(page);
  await expect(page.getByRole('alert')).toContainText('Rule TG-001');
  await expect(page.getByRole('alert')).toBeFocused();
  await expectAccessible(page);
  await state(page).selectOption('Ohio');
  await submit(page);
  await expect(page.getByRole('heading', { name: 'Your grant is approved' })).toBeVisible();
});

test('a citizen who fills in nothing is led to each field', async ({ page }) => {
  await open(page, '/apply');
  await submit(page);
  const summary = page.getByRole('alert');
  await expect(summary).toBeFocused();
  await expectAccessible(page);
  await summary.getByRole('link', { name: 'Upload your transcript.' }).click();
  await expect(transcript(page)).toBeFocused();
  await summary.getByRole('link', { name: 'Select your state of residence.' }).click();
  await expect(state(page)).toBeFocused();
  await state(page).selectOption('OH');
  await transcript(page).setInputFiles(TRANSCRIPT);
  await expect(summary).toBeHidden();
});

test('a citizen sees at the field why a file is refused', async ({ page }) => {
  await open(page, '/apply');
  await transcript(page).setInputFiles(plainText('transcript.pdf'));
  await expect(page.getByText('Rule TG-003')).toBeVisible();
  await expect(transcript(page)).toHaveAccessibleDescription(/not a PDF, JPEG or PNG/);
  await transcript(page).setInputFiles(pdf(5_000_001));
  await expect(page.getByText('Rule TG-004')).toBeVisible();
  await expectAccessible(page);
  await transcript(page).setInputFiles(TRANSCRIPT);
  await expect(page.getByText('transcript.pdf is uploaded.')).toBeVisible();
});

test('a citizen can go on when a part of the portal comes back', async ({ page }) => {
  await open(page, '/apply');
  await state(page).selectOption('Ohio');
  await transcript(page).setInputFiles(TRANSCRIPT);
  await page.route('**/api/eligibility/checks', (route) => route.abort());
  await submit(page);
  await expect(page.getByRole('alert')).toContainText('We could not reach the portal');
  await page.unroute('**/api/eligibility/checks');
  await submit(page);
  await expect(page.getByRole('heading', { name: 'Your grant is approved' })).toBeVisible();
});

test('a citizen can load a part of the page again that did not load', async ({ page }) => {
  const uploads = (url: URL) => url.origin !== portal.origin && url.pathname.includes('/assets/');
  await page.route(uploads, (route) => route.abort());
  await open(page, '/apply');
  await expect(page.getByRole('alert')).toContainText('did not load');
  await page.unroute(uploads);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(state(page)).toBeVisible();
  await expect(transcript(page)).toBeVisible();
});

test('the parts of the application come from origins of their own', async ({ page }) => {
  const origins = new Set<string>();
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  await open(page, '/apply');
  await expect(transcript(page)).toBeVisible();
  expect(origins.size).toBe(3);
  expect([...origins].every((origin) => origin.startsWith('http://127.0.0.1:'))).toBe(true);
});

test('each citizen is signed in as somebody else and stays so', async ({ page, browser }) => {
  const name = page.getByText('Signed in as').getByRole('strong');
  await open(page, '/');
  const mine = await name.textContent();
  await open(page, '/apply');
  await expect(name).toHaveText(mine ?? '');
  await expect(page.getByRole('definition').first()).toHaveText(mine ?? '');
  const other = await browser.newPage();
  await open(other, '/');
  await expect(other.getByText('Signed in as').getByRole('strong')).not.toHaveText(mine ?? '');
  await other.close();
});

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
]) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport });

    test('the start page leads to the application', async ({ page }) => {
      await open(page, '/');
      await expect(page.getByText('not a real government website')).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('link', { name: 'Apply for a tuition grant' }).click();
      await expect(page).toHaveURL(/\/apply$/);
      await expect(page).toHaveTitle(/^Apply for/);
      await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
      await expect(transcript(page)).toBeVisible();
      await expectAccessible(page);
      expect(complaints).toEqual([]);
      await page.goBack();
      await expect(page).toHaveTitle(/^Home/);
    });

    for (const [path, status, heading] of [
      ['/no-such-page', 404, 'Page not found'],
      ['/500', 500, 'Something went wrong on our side'],
    ] as const) {
      test(`a citizen at ${path} is told what to do`, async ({ page }) => {
        const reply = await open(page, path);
        expect(reply?.status()).toBe(status);
        await expect(page.getByRole('heading', { name: heading })).toBeVisible();
        await expectAccessible(page);
        await page.getByRole('link', { name: 'Go to the home page' }).click();
        await expect(page.getByRole('heading', { level: 1 })).toContainText('Public services');
      });
    }

    test('no page is wider than the screen', async ({ page }) => {
      for (const path of ['/', '/apply', '/apply/confirmation', '/no-such-page']) {
        await open(page, path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      }
    });
  });
}
