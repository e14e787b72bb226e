import type { Page } from 'playwright-core';
import { project } from '../browser';
import { choose } from '../choose';
import { accessible } from './axe';

const named = (key: string) => `Page of ${key}`;
const layerOf = (page: Page, key: string) => page.getByRole('listitem').filter({ hasText: named(key) });

/** Makes the layer of a flag, and gives it another name. */
export async function makeLayer(page: Page, key: string): Promise<void> {
  await page.goto(`/p/${project}/layers?new=layer`);
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: 'New layer' }).click();
  await form.getByText('Enter a name.').waitFor();
  await form.getByLabel('Name in English').fill(`${key} layer`);
  await accessible(page);
  await form.getByRole('button', { name: 'New layer' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: `Rename ${key} layer` }).click();
  await form.getByLabel('Name in English').fill(named(key));
  await form.getByRole('button', { name: 'Rename layer' }).click();
  await layerOf(page, key).getByText('100% free').waitFor();
}

/** Gives the flag a share of its layer, by its page. */
export async function seatAt(page: Page, key: string, percent: string): Promise<void> {
  await page.goto(`/p/${project}/flags/${key}`);
  const bounds = page.getByTestId('bounds');
  await bounds.getByRole('button', { name: /^Put into a layer|^Change share/ }).click();
  const form = page.getByRole('dialog');
  await form.waitFor();
  if (percent === '0') await choose(page, 'Layer', named(key));
  const share = form.getByLabel('Share of the layer, percent');
  await share.fill('30.005');
  await form.getByText('Enter a percentage from 0 to 100, in steps of 0.01.').waitFor();
  await share.fill(percent);
  await accessible(page);
  await form.getByRole('button', { name: 'Save' }).click();
  await bounds.getByText(`${percent === '100' ? '100%' : '0.0%'} of ${named(key)}`).waitFor();
}

/** The flag left its layer; it can go. */
export async function removeLayer(page: Page, key: string): Promise<void> {
  await page.goto(`/p/${project}/layers`);
  await layerOf(page, key).getByRole('button', { name: 'Delete layer' }).click();
  await page.locator('#confirm-name').fill(`${key}-layer`);
  await page.getByRole('dialog').getByRole('button', { name: 'Delete layer' }).click();
  await layerOf(page, key).waitFor({ state: 'detached' });
}
