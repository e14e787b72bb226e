import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, launch, project, send, settled, signedIn, unique, type Window } from '../browser';

const key = unique('feature');
const event = `${key}_used`;

describe('features', () => {
  let browser: Browser;
  let window: Window;

  beforeAll(async () => {
    await send(
      { event, distinct_id: `${key}-1`, properties: { deck: 'daily' } },
      { event, distinct_id: `${key}-2` },
    );
    browser = await launch();
    window = await signedIn(browser);
  });

  afterAll(async () => {
    await browser?.close();
  });

  it('created in the form appears with its rates, and leads to the people who used it', async () => {
    const { page, faults } = window;
    await page.goto(`/p/${project}/features?new=1`);
    const form = page.getByRole('dialog');
    await form.getByLabel('Name in English').fill(key);
    await form.getByLabel('Key', { exact: true }).fill(key);
    await form.getByRole('combobox', { name: 'Events that mean somebody used it' }).fill(event);
    await page.locator('.ant-select-item-option', { hasText: event }).first().click();
    await form.getByRole('button', { name: 'Create feature' }).click();
    await page.waitForURL(`**/features/${key}`);
    await settled(page);
    await page.getByRole('heading', { name: key, level: 1 }).waitFor();

    const panel = page.getByRole('region', { name: 'Feature penetration' });
    await panel
      .getByRole('button', { name: /open the 2 people/ })
      .first()
      .click();
    await expect.poll(() => page.getByTestId('people-total').innerText()).toBe('2 people behind this number');
    expect(page.url()).toContain('people=penetration');
    expect(faults).toEqual([]);
  });

  it('keeps an unsaved draft over a reload', async () => {
    const { page } = window;
    await page.goto(`/p/${project}/features/${key}?edit=1`);
    await page.getByRole('dialog').getByLabel('Name in Chinese').fill('未保存的名称');
    await page.reload();
    const form = page.getByRole('dialog');
    await form.getByText('was restored').waitFor();
    await expect.poll(() => form.getByLabel('Name in Chinese').inputValue()).toBe('未保存的名称');
  });

  it('changed by somebody else meanwhile says so, keeps the draft and can be saved over', async () => {
    const { page } = window;
    const path = `/api/projects/${project}/features/${key}`;
    const { version, ...feature } = await call<Record<string, unknown>>('GET', path);
    await call('PUT', path, { ...feature, tier: 'core' }, { 'If-Match': `"${String(version)}"` });
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: 'Save changes' }).click();
    await form.getByTestId('conflict').waitFor();
    await expect.poll(() => form.getByLabel('Name in Chinese').inputValue()).toBe('未保存的名称');
    await form.getByRole('button', { name: 'Save mine over it' }).click();
    await form.waitFor({ state: 'detached' });
    const saved = await call<{ names: { zh: string } }>('GET', path);
    expect(saved.names.zh).toBe('未保存的名称');
  });

  it('archived leaves the list, and Undo, the page and the list bring it back', async () => {
    const { page, faults } = window;
    faults.length = 0; // the conflict before was answered 412
    const archived = page.locator('h1 ~ .page-aside .state-tag.archived');
    await page.goto(`/p/${project}/features/${key}`);
    const archive = page.getByRole('button', { name: 'Archive feature' });
    await archive.click();
    await archived.waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await archived.waitFor({ state: 'detached' });
    await archive.click();
    await archived.waitFor();

    await page.goto(`/p/${project}/features?q=${key}`);
    await settled(page);
    await expect.poll(() => page.getByText(key, { exact: true }).count()).toBe(0);
    await page.getByRole('switch', { name: 'Show archived' }).click();
    const row = page.getByRole('row').filter({ hasText: key });
    await row.getByText('Archived').waitFor();
    await row.getByRole('button', { name: 'Restore' }).click();
    await row.getByText('Archived').waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });
});
