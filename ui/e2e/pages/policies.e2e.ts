import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, launch, project, send, settled, signedIn, unique, type Window } from '../browser';

const feature = unique('watched');
const key = unique('rule');
const DAY = 86_400_000;

/** People who open the app on each of the last days; the first ones use the feature. */
async function history() {
  const now = Date.now();
  const events = [];
  for (let day = 5; day >= 1; day--) {
    for (let person = 0; person < 20; person++) {
      const timestamp = new Date(now - day * DAY).toISOString();
      events.push({ event: `${feature}_seen`, distinct_id: `${key}-${person}`, timestamp });
      if (person < (day <= 2 ? 12 : 4)) {
        events.push({ event: `${feature}_used`, distinct_id: `${key}-${person}`, timestamp });
      }
    }
  }
  await send(...events);
}

describe('a rule', () => {
  let browser: Browser;
  let window: Window;

  beforeAll(async () => {
    await call('POST', `/api/projects/${project}/features`, {
      key: feature,
      names: { zh: feature, en: feature },
      tier: 'standard',
      productOwner: null,
      operationsOwner: null,
      keyEvents: [{ event: `${feature}_used`, where: [] }],
      exposure: { event: `${feature}_seen`, where: [] },
      rating: null,
      complaints: [],
      launchDate: null,
    });
    await history();
    browser = await launch();
    window = await signedIn(browser);
  });

  afterAll(async () => {
    await browser?.close();
  });

  it('is written from nothing with its backtest beneath, and put to work', async () => {
    const { page, faults } = window;
    await page.goto(`/p/${project}/policies?new=blank`);
    await settled(page);
    await page.getByLabel('Name in English').fill(key);
    await page.getByLabel('Key', { exact: true }).fill(key);
    await page.getByLabel('About').click();
    await page.locator('.ant-select-item-option', { hasText: feature }).first().click();
    await page.getByLabel('Metric').click();
    await page.locator('.ant-select-item-option', { hasText: 'usage' }).first().click();
    await page.getByLabel('Bound', { exact: true }).fill('40');
    await page.getByLabel('Sample at least').fill('10');
    await page.locator('.strip-sentence', { hasText: 'Would have fired 1×' }).waitFor();
    await page.getByRole('button', { name: 'Create rule' }).last().click();
    await page.waitForURL(`**/policies/${key}`);
    await page.getByRole('button', { name: 'Activate rule' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Activate live' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.page-head .state-tag', { hasText: 'Live' }).waitFor();
    expect(faults).toEqual([]);
  });
});
