import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, launch, project, send, settled, signedIn, tick, unique, type Window } from '../browser';
import { choose } from '../choose';
import { accessible, axeSource } from './axe';
import { holdOut, makeLayer, narrowed, removeLayer, seatAt } from './layer-walk';
import { invited } from '../members';

const key = unique('flag');
const path = `/api/projects/${project}/flags/${key}`;

interface Flag {
  version: number;
  revision: number;
  variants: { key: string; value: unknown }[];
  environments: { production?: { enabled: boolean; rules: { rollout: number }[] } };
  seat: { layer: string; share: number } | null;
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
    await window.context.addInitScript({ path: axeSource });
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
    await expect.poll(() => gets('anybody')).toMatchObject({ on: false, reason: 'disabled' });
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
      .toMatch(/^Of the newest \d+ people, 1 get it\.$/);
    await page.getByRole('button', { name: 'Save change' }).click();
    await page.getByRole('dialog').getByText(`If id starts with ${key}: 100% get story`).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await saved('First people');
    await page.getByRole('button', { name: 'Switch on in Production' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Switch on in Production' }).click();
    await page.locator('.flag-switch .state-tag', { hasText: 'On in Production' }).waitFor();
    await expect.poll(() => gets(`${key}-person`)).toMatchObject({ on: true, variant: 'story' });
    await expect.poll(() => gets('anybody')).toMatchObject({ on: false, reason: 'no_rule' });
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
    await expect.poll(() => gets(`${key}-person`)).toMatchObject({ on: true, variant: 'story' });
  });

  it('testers get what is said for them, whatever the rules say', async () => {
    await page.goto(`/p/${project}/flags/${key}`);
    await page.getByRole('button', { name: 'Add testers' }).click();
    const ids = page.getByRole('combobox', { name: 'Ids, one a line or pasted' });
    await ids.fill('tess, tom');
    await page.keyboard.press('Enter');
    await choose(page, 'get', 'story');
    await page.getByTestId('moves').waitFor();
    await accessible(page);
    await saved('Tess looks at the story');
    await expect.poll(() => gets('tom')).toMatchObject({ on: true, variant: 'story', reason: 'tester' });
    await page.getByRole('button', { name: 'Remove testers 1' }).click();
    await saved('Tess has seen it');
    await expect.poll(() => gets('tom')).toMatchObject({ on: false, reason: 'no_rule' });
  });

  it('a layer is made and renamed, and the flag takes a seat in it', async () => {
    await makeLayer(page, key);
    await seatAt(page, key, '0');
    await expect.poll(() => gets(`${key}-person`)).toMatchObject({ on: false, reason: 'layer' });
    await seatAt(page, key, '100');
    await expect.poll(() => gets(`${key}-person`)).toMatchObject({ on: true, variant: 'story' });
    expect((await call<Flag>('GET', path)).seat?.share).toBe(100);
  });

  it('support reads it as sentences and is told who may change it', async () => {
    const other = await signedIn(browser, 'en', await invited(project, ['support'], 'Flag reader'));
    await other.page.goto(`/p/${project}/flags/${key}`);
    await settled(other.page);
    await other.page.getByText(`If id starts with ${key}: 100% get story`).waitFor();
    const off = other.page.getByRole('button', { name: 'Switch off in Production' });
    await expect.poll(() => off.getAttribute('aria-disabled')).toBe('true');
    await off.focus();
    await other.page
      .getByRole('tooltip', { name: /Needs the role Product or Operations or Engineering/ })
      .waitFor();
    expect(other.faults).toEqual([]);
  });

  it('a gray release is started, shown, paused with a reason and rolled back', async () => {
    await page.goto(`/p/${project}/flags/${key}?release=new`);
    const form = page.getByRole('dialog');
    await form.getByText(/The rule gives 100% now/).waitFor();
    await form.getByLabel('Share of step 1, percent').fill('20');
    await form.getByText('Each step has to give more than the one before.').waitFor();
    await expect.poll(() => form.getByRole('button', { name: 'Start at 20.0%' }).isDisabled()).toBe(true);
    for (const step of [2, 2]) await form.getByRole('button', { name: `Remove step ${step}` }).click();
    await form.getByRole('button', { name: 'Start at 20.0%' }).click();
    await form.waitFor({ state: 'detached' });
    const release = page.getByRole('region', { name: 'Gray release' });
    await release.locator('[aria-current=step]', { hasText: '20.0%' }).waitFor();
    await release.getByText('The hours of this step are not over.').waitFor();
    await release.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('dialog').getByLabel('Why').fill('Waits for the app store');
    await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click();
    await release.locator('.state-tag', { hasText: 'Paused' }).waitFor();
    await page.goto(`/p/${project}/flags?state=ramping&q=${key}`);
    await page.locator('tbody .state-tag', { hasText: 'Paused at 20.0%' }).waitFor();
    await page.getByRole('link', { name: key }).click();
    await release.getByRole('button', { name: 'Roll back' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Roll back', exact: true }).click();
    await release.locator('.state-tag', { hasText: 'Rolled back' }).waitFor();
    await release.getByText('What happened').click();
    await release.getByText(/paused at 20\.0%.*Waits for the app store/).waitFor();
    expect((await call<Flag>('GET', path)).environments.production?.rules[0]?.rollout).toBe(100);
  });

  it('a change that takes a second word is asked for where it is refused, and approved beside the rules', async () => {
    const place = unique('env').slice(0, 12);
    await call('POST', `/api/projects/${project}/environments`, { key: place, name: place });
    await holdOut(key, place);
    await page.goto(`/p/${project}/settings/flags`);
    const row = page.getByRole('group', { name: place });
    await tick(row.getByLabel('Needs approval'));
    await page.getByRole('button', { name: 'Save approvals' }).click();
    await page.getByText('The approvals were saved.').waitFor();
    try {
      const other = await signedIn(browser, 'en', await invited(project, ['operations'], 'Flag asker'));
      await other.context.addInitScript({ path: axeSource });
      await other.page.goto(`/p/${project}/flags/${key}?env=${place}`);
      await other.page.getByRole('button', { name: `Switch on in ${place}` }).click();
      await other.page
        .getByRole('dialog')
        .getByRole('button', { name: `Switch on in ${place}` })
        .click();
      await other.page.getByRole('dialog').waitFor({ state: 'detached' });
      await other.page.getByRole('button', { name: 'Add rule' }).click();
      await other.page.getByRole('button', { name: 'Save change' }).click();
      await other.page.getByRole('dialog').getByRole('button', { name: 'Save change' }).click();
      await other.page.getByText('approval_needed').waitFor();
      await other.page.getByRole('button', { name: 'Request approval' }).click();
      const request = other.page.getByRole('dialog', { name: 'Request approval: Change flag' });
      await request.getByText('Product decides.').waitFor();
      await request.getByLabel('Why').fill('Everybody in the test environment');
      await request.getByRole('button', { name: 'Request approval' }).click();
      await other.page.getByRole('region', { name: 'One request waits for approval' }).waitFor();
      await page.goto(`/p/${project}/flags/${key}?env=${place}`);
      const waiting = page.getByRole('region', { name: 'One request waits for approval' });
      await waiting.getByText(`“${key}” in ${place}: 100%`).waitFor();
      await waiting.getByRole('button', { name: 'Approve' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
      await waiting.waitFor({ state: 'detached' });
      await page.locator('.flag-switch', { hasText: 'everybody' }).waitFor({ timeout: 30_000 });
      // what it gives changes for those who have it: that takes the same word
      await other.page.goto(`/p/${project}/flags/${key}/values?edit=1`);
      const values = other.page.getByRole('dialog', { name: `Edit ${key}` });
      await values.getByLabel('Value of variant 2').fill('a longer story');
      await values.getByRole('button', { name: 'Save flag' }).click();
      await values.getByText('approval_needed').waitFor();
      await values.getByRole('button', { name: 'Request approval' }).click();
      await request.getByLabel('Why').fill('The story goes on');
      await accessible(other.page);
      await request.getByRole('button', { name: 'Request approval' }).click();
      await values.waitFor({ state: 'detached' });
      await page.goto(`/p/${project}/flags/${key}/values`);
      await waiting.getByRole('button', { name: 'Approve' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
      await page.locator('.flag-variants', { hasText: 'a longer story' }).waitFor({ timeout: 30_000 });
      await narrowed(other.page, page, key);
    } finally {
      const approvals = `/api/projects/${project}/flag-approvals`;
      const said = await call<{ version: number }>('GET', approvals);
      await call('PUT', approvals, { items: [] }, { 'If-Match': `"${said.version}"` });
      const { version } = await call<Flag>('GET', path);
      const off = { enabled: false };
      await call('PATCH', `${path}/environments/${place}`, off, { 'If-Match': `"${version}"` });
    }
  });

  it('a hold of its feature stands on the page, with what it means for the flag', async () => {
    const feature = `${key}-feature`;
    const names = { zh: '开关测试', en: 'Feature of the flag' };
    await call('POST', `/api/projects/${project}/features`, {
      ...{ key: feature, names, tier: 'standard', keyEvents: [{ event: `${key}_seen`, where: [] }] },
    });
    const { version } = await call<Flag>('GET', path);
    await call('PATCH', path, { feature }, { 'If-Match': `"${version}"` });
    const hold = await call<{ id: number }>('POST', `/api/projects/${project}/holds`, {
      ...{ subject: { kind: 'feature', key: feature }, reason: 'Faults in the quest' },
    });
    await page.goto(`/p/${project}/flags/${key}`);
    const note = page.getByRole('region', { name: 'Held because of Feature of the flag' });
    await note.getByText(/this flag may only be switched off or given to fewer people/).waitFor();
    await page.goto(`/p/${project}/flags/${key}?release=new`);
    await page.getByRole('dialog').getByRole('button', { name: 'Start at 1.0%' }).click();
    await page.getByTestId('release-waits').getByText('Waits, since the feature is held.').waitFor();
    await call('DELETE', `/api/projects/${project}/holds/${hold.id}`);
  });

  it('the kill switch works at once, and an archived flag stays away from apps', async () => {
    await page.goto(`/p/${project}/flags/${key}`);
    await page.getByRole('button', { name: 'Switch off in Production' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Switch off in Production' }).click();
    await page.locator('.flag-switch .state-tag', { hasText: 'Off in Production' }).waitFor();
    await expect.poll(() => gets(`${key}-person`)).toMatchObject({ on: false, reason: 'disabled' });
    await page.getByRole('button', { name: 'Archive flag' }).click();
    await page.locator('#confirm-name').fill(key);
    await page.getByRole('dialog').getByRole('button', { name: 'Archive flag' }).click();
    await page.getByRole('button', { name: 'Restore flag' }).waitFor();
    await removeLayer(page, key);
  });
});
