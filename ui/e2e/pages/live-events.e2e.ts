import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, project, send, settled, signedIn, unique, type Window } from '../browser';

const event = unique('live');

describe('live events', () => {
  let browser: Browser;
  let window: Window;

  beforeAll(async () => {
    browser = await launch();
    window = await signedIn(browser);
    // Of one event only: a long list is drawn without table rows.
    await window.page.goto(`/p/${project}/settings/live?event=${event}`);
    await settled(window.page);
  });

  afterAll(async () => {
    await browser?.close();
  });

  it('shows an event as it arrives, without a reload', async () => {
    const { page } = window;
    await page.getByTestId('live-state').getByText('●').waitFor();
    await send({ event, distinct_id: `${event}-person`, properties: { step: 1 } });
    const row = page.locator('tbody tr', { hasText: event });
    await row.getByText('accepted', { exact: false }).first().waitFor();
    await expect.poll(() => row.innerText()).toContain(`${event}-person`);
  });

  it('gives the reason for a rejected event, and what was sent', async () => {
    const { page } = window;
    await send({ event, distinct_id: '' }, { event, distinct_id: `${event}-other` });
    const rejected = page.locator('.live-status.rejected');
    const row = page.locator('tbody tr', { has: rejected, hasText: event }).first();
    await row.locator('code').last().waitFor();
    await row.getByRole('button').click();
    await page.getByRole('dialog').locator('pre').waitFor();
    await expect.poll(() => page.getByRole('dialog').innerText()).toContain(event);
    await page.keyboard.press('Escape');
  });

  it('filters by result at an address of its own', async () => {
    const { page } = window;
    await page.goto(`/p/${project}/settings/live?status=rejected`);
    await settled(page);
    await page.locator('.live-status.rejected').first().waitFor();
    await expect.poll(() => page.locator('.live-status.accepted').count()).toBe(0);
  });
});
