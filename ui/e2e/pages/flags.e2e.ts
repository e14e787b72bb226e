import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, launch, project, send, settled, signedIn, unique, type Window } from '../browser';
import { choose } from '../choose';
import { invited } from '../members';

const key = unique('flag');
const path = `/api/projects/${project}/flags/${key}`;

interface Flag {
  version: number;
  revision: number;
  variants: { key: string; value: unknown }[];
  environments: { production?: { enabled: boolean; rules: { rollout: number }[] } };
}

/** What somebody gets of the flag, as an app would learn it. */
const gets = (id: string, properties: object = {}) =>
  call<{ on: boolean; variant: string | null; reason: string }>('POST', `${path}/evaluate`, {
    id,
    properties,
  });

describe('flags', () => {
  let browser: Browser;
  let window: Window;
  let page: Page;

  beforeAll(async () => {
    await send({ event: `${key}_seen`, distinct_id: `${key}-person` });
    browser = await launch();
    window = await signedIn(browser);
    page = window.page;
  });

  afterAll(async () => {
    await browser?.close();
  });

  const saved = async (note: string) => {
    await page.getByRole('button', { name: 'Save change' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why').fill(note);
    await dialog.getByRole('button', { name: 'Save change' }).click();
    await dialog.waitFor({ state: 'detached' });
  };

  it('a new one gives nobody anything', async () => {
    await page.goto(`/p/${project}/flags?new=1`);
    const form = page.getByRole('dialog');
    await form.getByLabel('Name in English').fill(key);
    await choose(page, 'Type', 'Text');
    await form.getByLabel('Key of variant 2').fill('story');
    await form.getByRole('button', { name: 'New flag' }).click();
    await page.waitForURL(`**/flags/${key}`);
    await settled(page);
    await page.getByText('No rule yet: nobody gets it.').waitFor();
    const flag = await call<Flag>('GET', path);
    expect(flag.variants.map((v) => v.value)).toEqual(['control', 'story']);
    expect(await gets('anybody')).toMatchObject({ on: false, reason: 'disabled' });
  });

  it('rules are written, looked over, saved with a reason, and switched on at once', async () => {
    await page.getByRole('button', { name: 'Add rule' }).click();
    await page.getByRole('button', { name: 'Add condition' }).click();
    await choose(page, 'What about', 'id');
    await choose(page, 'Comparison', 'starts with');
    await page.getByRole('combobox', { name: 'Value' }).fill(key);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await choose(page, 'Variant', 'story');
    // it is off: as if it were on
    await expect
      .poll(() => page.getByTestId('moves').innerText())
      .toMatch(/^Of the last \d+ people, 1 get it\.$/);
    await page.getByRole('button', { name: 'Save change' }).click();
    await page.getByRole('dialog').getByText(`If id starts with ${key}: 100% get story`).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await saved('First people');
    await page.getByRole('button', { name: 'Switch on in Production' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Switch on in Production' }).click();
    await page.locator('.flag-switch .state-tag', { hasText: 'On in Production' }).waitFor();
    expect(await gets(`${key}-person`)).toMatchObject({ on: true, variant: 'story' });
    expect(await gets('anybody')).toMatchObject({ on: false, reason: 'no_rule' });
  });

  it('shows what real people get, and why', async () => {
    const preview = page.getByRole('region', { name: 'Who gets what' });
    await preview.locator('.flag-people dd').first().waitFor();
    await preview.getByRole('searchbox', { name: 'Somebody else' }).fill(`${key}-person`);
    await page.keyboard.press('Enter');
    await preview.locator('.flag-other', { hasText: 'by rule 1' }).waitFor();
  });

  it('two who change it at once both see what the other said', async () => {
    const { version } = await call<Flag>('GET', path);
    await page.getByLabel('Share, percent').fill('0');
    await expect
      .poll(() => page.getByTestId('moves').innerText())
      .toContain('1 get it now and 0 would; 1 would');
    await page.getByLabel('Share, percent').fill('40');
    const rules = [{ conditions: [], rollout: 15, variant: null }];
    await call('PATCH', `${path}/environments/production`, { rules }, { 'If-Match': `"${version}"` });
    await page.getByRole('button', { name: 'Save change' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save change' }).click();
    const conflict = page.getByTestId('conflict');
    await conflict.getByText('15.0%').waitFor();
    await conflict.getByRole('button').first().click();
    await conflict.waitFor({ state: 'detached' });
    await expect.poll(() => page.getByLabel('Share, percent').inputValue()).toBe('15');
  });

  it('goes back to an earlier revision', async () => {
    await page.getByRole('link', { name: 'History' }).click();
    await page.locator('.flag-history', { hasText: 'First people' }).waitFor();
    await page.getByRole('button', { name: 'Go back to r3' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('row', { name: /Share.*15\.0%.*100%/ }).waitFor();
    await dialog.getByRole('button', { name: 'Go back to r3' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await gets(`${key}-person`)).toMatchObject({ on: true, variant: 'story' });
  });

  it('support reads it as sentences and is told who may change it', async () => {
    const other = await signedIn(browser, 'en', await invited(project, ['support'], 'Flag reader'));
    await other.page.goto(`/p/${project}/flags/${key}`);
    await settled(other.page);
    await other.page.getByText(`If id starts with ${key}: 100% get story`).waitFor();
    const off = other.page.getByRole('button', { name: 'Switch off in Production' });
    expect(await off.getAttribute('aria-disabled')).toBe('true');
    await off.focus();
    await other.page
      .getByRole('tooltip', { name: /Needs the role Product or Operations or Engineering/ })
      .waitFor();
    expect(other.faults).toEqual([]);
  });

  it('the kill switch works at once, and an archived flag stays away from apps', async () => {
    await page.goto(`/p/${project}/flags/${key}`);
    await page.getByRole('button', { name: 'Switch off in Production' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Switch off in Production' }).click();
    await page.locator('.flag-switch .state-tag', { hasText: 'Off in Production' }).waitFor();
    expect(await gets(`${key}-person`)).toMatchObject({ on: false, reason: 'disabled' });
    await page.getByRole('button', { name: 'Archive flag' }).click();
    await page.locator('#confirm-name').fill(key);
    await page.getByRole('dialog').getByRole('button', { name: 'Archive flag' }).click();
    await page.getByRole('button', { name: 'Restore flag' }).waitFor();
  });
});
