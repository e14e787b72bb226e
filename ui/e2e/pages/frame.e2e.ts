import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { server } from '../clients/tandem';
import { launch, project, settled, signedIn, type Window } from '../browser';

describe('signing in', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
  });

  it('brings people back to where they wanted to go', async () => {
    const page = await browser.newPage({ baseURL: server, locale: 'en-US' });
    await page.goto(`/p/${project}/people?search=nobody`);
    await page.getByLabel('E-mail').fill(process.env.TANDEM_E2E_EMAIL!);
    await page.getByLabel('Password').fill(process.env.TANDEM_E2E_PASSWORD!);
    await page.getByRole('button', { name: /Sign in|登录/ }).click();
    await page.waitForURL(`**/p/${project}/people?search=nobody`);
    await page.close();
  });

  it('says what is wrong, with a code, and lets one try again', async () => {
    const page = await browser.newPage({ baseURL: server, locale: 'en-US' });
    await page.goto('/login');
    await page.getByLabel('E-mail').fill('nobody@example.com');
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').locator('code').waitFor();
    await page.close();
  });
});

describe('the frame', () => {
  let browser: Browser;
  let window: Window;

  beforeAll(async () => {
    browser = await launch();
    window = await signedIn(browser, 'en');
  });

  afterAll(async () => {
    await browser?.close();
  });

  it('switches language in place and remembers it for the person', async () => {
    const { page, context } = window;
    await page.goto(`/p/${project}/people?search=x`);
    await settled(page);
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
    const saved = page.waitForResponse((r) => r.url().endsWith('/api/me') && r.request().method() === 'PUT');
    await page.getByTestId('language').click();
    await page.getByRole('heading', { name: '用户', level: 1 }).waitFor();
    expect((await saved).ok()).toBe(true);
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    expect(page.url()).toContain('search=x');

    const elsewhere = await context.newPage();
    await elsewhere.goto(`/p/${project}/board`);
    await elsewhere.getByRole('heading', { name: '看板', level: 1 }).waitFor();
    await elsewhere.close();

    const savedAgain = page.waitForResponse((r) => r.request().method() === 'PUT');
    await page.getByTestId('language').click();
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
    await savedAgain;
  });

  it('can be walked through with the keyboard alone', async () => {
    const { page } = window;
    await page.goto(`/p/${project}/people`);
    await settled(page);
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
    await page.getByRole('link', { name: 'Board', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/p/${project}/board`);
  });

  it('answers an unknown page in place', async () => {
    const { page } = window;
    await page.goto(`/p/${project}/nowhere`);
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await page.goto('/p/no-such-project/board');
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  });

  it('keeps a failing part inside its tile and lets it be retried', async () => {
    const { page } = window;
    await page.route(/\/api\/projects\/\w+\/people(\?|$)/, (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'overloaded', detail: 'Too many queries at once. Retry in a moment.' }),
      }),
    );
    await page.goto(`/p/${project}/people`);
    await page.getByRole('alert').getByText('overloaded').waitFor({ timeout: 20_000 });
    await page.unroute(/\/api\/projects\/\w+\/people(\?|$)/);
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.locator('tbody tr').first().waitFor();
  });
});
