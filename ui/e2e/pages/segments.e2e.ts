import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, project, send, settled, signedIn, unique, type Window } from '../browser';

const key = unique('segment');
const event = `${key}_done`;

describe('segments', () => {
  let browser: Browser;
  let window: Window;

  beforeAll(async () => {
    await send(
      { event, distinct_id: `${key}-1`, properties: { deck: 'daily' } },
      { event, distinct_id: `${key}-2` },
      { event: `${key}_other`, distinct_id: `${key}-3` },
    );
    browser = await launch();
    window = await signedIn(browser);
  });

  afterAll(async () => {
    await browser?.close();
  });

  it('written as sentences shows size and people at once, and follows new events', async () => {
    const { page, faults } = window;
    await page.goto(`/p/${project}/people/segments?new=rule`);
    const form = page.getByRole('dialog');
    await form.getByLabel('Name in English').fill(key);
    await form.getByLabel('Key', { exact: true }).fill(key);
    await form.getByRole('combobox', { name: 'Event' }).fill(event);
    await page.locator('.ant-select-item-option', { hasText: event }).first().click();
    await expect.poll(() => form.getByTestId('preview-size').innerText(), { timeout: 20_000 }).toBe('2');
    await form.getByRole('link', { name: `${key}-1` }).waitFor();
    await form.getByRole('button', { name: 'Create segment' }).click();
    await page.waitForURL(`**/people/segments/${key}`);
    await settled(page);
    await page.getByRole('button', { name: '2 people' }).waitFor();
    await send({ event, distinct_id: `${key}-3` });
    await page.getByRole('button', { name: '3 people' }).waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: '3 people' }).click();
    await expect.poll(() => page.getByTestId('people-total').innerText()).toContain('3 people');
    expect(faults).toEqual([]);
  });

  it('uploaded as ids counts those nobody has', async () => {
    const { page } = window;
    await page.goto(`/p/${project}/people/segments?new=list`);
    const form = page.getByRole('dialog');
    await form.getByLabel('Name in English').fill(`${key} list`);
    await form.getByLabel('Distinct ids, one a line').fill(`${key}-1,Ann\n${key}-9,Nobody`);
    await form.getByText('2 ids').waitFor();
    await form.getByRole('button', { name: 'Create segment' }).click();
    await page.waitForURL(`**/people/segments/${key}-list`);
    await page.getByRole('button', { name: '1 person' }).waitFor();
    await page.getByText('1 ids belong to nobody').first().waitFor();
  });
});
