import type { Page } from 'playwright-core';
import { call, project } from '../browser';
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

const outOf = (key: string) => `${key}-out`;

/** Two flags that are on for everybody in an environment, and a holdout that covers them. */
export async function holdOut(key: string, place: string): Promise<void> {
  const path = `/api/projects/${project}`;
  const rules = [{ conditions: [], rollout: 100, variant: null }];
  for (const flag of [`${key}-held`, `${key}-kept`]) {
    const names = { zh: flag, en: flag };
    const environments = { [place]: { enabled: true, rules } };
    await call('POST', `${path}/flags`, { key: flag, type: 'boolean', names, environments });
  }
  const names = { zh: outOf(key), en: outOf(key) };
  const flags = [`${key}-held`, `${key}-kept`];
  await call('POST', `${path}/flag-holdouts`, { key: outOf(key), names, share: 5, flags });
}

/** Somebody takes a flag out of the holdout, which takes another's word, and the other lets them. */
export async function narrowed(asking: Page, deciding: Page, key: string): Promise<void> {
  await asking.goto(`/p/${project}/layers`);
  await asking
    .getByRole('row')
    .filter({ hasText: outOf(key) })
    .getByRole('button', { name: /^Edit/ })
    .click();
  const form = asking.getByRole('dialog', { name: `Edit ${outOf(key)}` });
  await form
    .locator('.ant-select-selection-item', { hasText: `${key}-held` })
    .locator('.ant-select-selection-item-remove')
    .click();
  await form.getByRole('button', { name: 'Save holdout' }).click();
  await form.getByText('approval_needed').waitFor();
  await form.getByRole('button', { name: 'Request approval' }).click();
  const request = asking.getByRole('dialog', { name: 'Request approval: Change flag' });
  await request.getByLabel('Why').fill('It is seen enough of it');
  await accessible(asking);
  await request.getByRole('button', { name: 'Request approval' }).click();
  const waits = { name: 'One request waits for approval' };
  await asking.getByRole('region', waits).waitFor();
  await deciding.goto(`/p/${project}/layers/${outOf(key)}`);
  const waiting = deciding.getByRole('region', waits);
  await waiting.getByText(`covers only “${key}-kept” from then on`).waitFor();
  await waiting.getByRole('button', { name: 'Approve' }).click();
  await deciding.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await waiting.waitFor({ state: 'detached' });
  await deciding.goto(`/p/${project}/layers`);
  await deciding
    .getByRole('row')
    .filter({ hasText: outOf(key) })
    .getByRole('link', { name: `${key}-held` })
    .waitFor({ state: 'detached', timeout: 30_000 });
}
