import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, launch, project, send, settled, signedIn, unique, type Window } from '../browser';

const event = unique('saved_event');
const key = unique('saved');
const board = unique('saved-board');

describe('a saved insight', () => {
  let browser: Browser;
  let window: Window;

  beforeAll(async () => {
    await send(
      { event, distinct_id: `${event}-a`, properties: { colour: 'red' } },
      { event, distinct_id: `${event}-b` },
    );
    await call('POST', `/api/projects/${project}/boards`, {
      key: board,
      names: { zh: board, en: board },
      tiles: [{ metric: 'paid_conversion' }],
    });
    browser = await launch();
    window = await signedIn(browser);
  });

  afterAll(async () => {
    await browser?.close();
  });

  const shown = () => window.page.locator('.result tbody tr').last().locator('td.num').allInnerTexts();

  it('is saved under a name and comes back from its address', async () => {
    const { page, faults } = window;
    const draft = { series: [{ event, measure: 'events', where: [] }], range: '7d' };
    const q = `1.${Buffer.from(JSON.stringify(draft)).toString('base64url')}`;
    await page.goto(`/p/${project}/insights/trend?q=${q}`);
    await settled(page);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByLabel('Name in Chinese').fill(key);
    await page.getByLabel('Name in English').fill(key);
    await page.getByRole('dialog').getByRole('button', { name: 'Save insight' }).click();
    await page.waitForURL(`**/insights/trend/${key}`);
    await page.reload();
    await page.getByRole('heading', { name: key, level: 1 }).waitFor();
    await expect.poll(shown).toEqual(['2']);
    expect(faults).toEqual([]);
  });

  it('shows what was changed until it is saved over', async () => {
    const { page } = window;
    await page.getByText('Week', { exact: true }).click();
    await page.getByText('Unsaved changes').waitFor();
    await page.waitForURL(/[?&]q=/);
    await page.reload();
    await page.getByText('Unsaved changes').waitFor();
    await page.getByRole('button', { name: 'Save change' }).click();
    await page.getByText('Change saved.').waitFor();
    await expect.poll(() => page.getByText('Unsaved changes').count()).toBe(0);
    const saved = await call<{ version: number; query: { interval: string } }>(
      'GET',
      `/api/projects/${project}/insights/${key}`,
    );
    expect([saved.version, saved.query.interval]).toEqual([2, 'week']);
  });

  it('stands on a board, moved by keys, and says when it is archived', async () => {
    const { page, faults } = window;
    const names = async () => page.locator('.tiles section h2').allInnerTexts();
    await page.getByRole('button', { name: 'Add to board' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Board').click();
    await dialog.getByLabel('Board').fill(board);
    await page.locator('.ant-select-item-option-content').getByText(board).click();
    await dialog.getByRole('button', { name: 'Add to board' }).click();
    await page.waitForURL(`**/board/${board}`);
    const tile = page.getByRole('region', { name: key });
    await tile.locator('svg').first().waitFor();
    await expect.poll(names).toEqual(['Paid conversion rate', key]);
    await page.getByRole('button', { name: `Move tile ${key}` }).press('ArrowUp');
    await expect.poll(names).toEqual([key, 'Paid conversion rate']);
    const where = JSON.stringify([{ property: 'colour', op: 'eq', value: ['red'] }]);
    await page.goto(`/p/${project}/board/${board}?where=${encodeURIComponent(where)}`);
    await tile.getByText(/colour .*red/).waitFor();
    await page.getByRole('button', { name: '1 filter on insights' }).click();
    await page.getByRole('button', { name: 'Remove condition' }).click();
    await expect.poll(() => page.url()).not.toContain('where=');
    await expect.poll(() => tile.getByText(/colour/).count()).toBe(0);
    await call('DELETE', `/api/projects/${project}/insights/${key}`, undefined, { 'If-Match': '"2"' });
    await page.getByRole('button', { name: 'Refresh' }).click();
    await tile.getByText('This insight was archived', { exact: false }).waitFor();
    expect(faults).toEqual([]);
  });
});
