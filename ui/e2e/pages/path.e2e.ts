import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, launch, sendTo, settled, signedIn, type Window } from '../browser';
import { TestProject } from '../clients/tandem';
import { invited } from '../members';

const DAY = 86_400_000;
const feature = 'wrong-answers';
const campaign = 'goods-list';
const { clock, now } = await call<{ clock: string; now: string }>('GET', '/api/status');
const begun = performance.now();

/** Every day 120 people open the app; so many of them use the feature. */
async function history(project: TestProject) {
  const used = [
    [5, 60],
    [4, 12],
    [3, 12],
    [2, 12],
    [1, 12],
    [0, 60],
  ] as const;
  for (const [ago, users] of used) {
    const timestamp = new Date(Date.parse(now) - ago * DAY).toISOString();
    await sendTo(
      project.writeKey,
      ...Array.from({ length: 120 }, (_, i) => ({
        event: i < users ? 'wrong_answers_open' : 'app_open',
        distinct_id: `learner-${i}`,
        timestamp,
      })),
    );
  }
}

async function catalog(path: string) {
  await call('POST', `${path}/features`, {
    key: feature,
    names: { zh: '错题本', en: 'Wrong answers' },
    tier: 'core',
    productOwner: null,
    operationsOwner: null,
    keyEvents: [{ event: 'wrong_answers_open', where: [] }],
    exposure: null,
    rating: null,
    complaints: [],
    launchDate: null,
  });
  await call('POST', `${path}/campaigns`, {
    key: campaign,
    names: { zh: '好物清单', en: 'Goods list' },
    kind: 'external',
    features: [feature],
    from: '2026-01-01',
    to: '2099-12-31',
    participation: { event: 'goods_list_joined', where: [] },
    reach: null,
  });
}

const reloaded = async (page: Page, state: string) => {
  await expect
    .poll(
      async () => {
        await page.reload();
        await settled(page);
        return page.locator('.page-head .page-aside').innerText();
      },
      { timeout: 45_000, interval: 1_000 },
    )
    .toContain(state);
};

/**
 * From a template to a running campaign: product installs and activates, the day closes, the rule fires, operations
 * approves. It moves the server's clock over the end of the day, which a server on the real clock does not allow.
 */
describe.runIf(clock === 'settable')('a rule from its template to what it does', () => {
  let browser: Browser;
  let project: TestProject;
  let product: Window;
  let operations: Window;
  let viewer: Window;

  beforeAll(async () => {
    project = await TestProject.create('path');
    const path = `/api/projects/${project.key}`;
    await catalog(path);
    await history(project);
    await project.awaitEvents('app_open', 552);
    browser = await launch();
    const of = async (role: string, name: string) =>
      signedIn(browser, 'en', await invited(project.key, [role], name));
    product = await of('product', 'Product Pia');
    operations = await of('operations', 'Operations Olaf');
    viewer = await of('viewer', 'Viewer Vera');
  });

  afterAll(async () => {
    // as if nobody had moved it
    const since = Math.round(performance.now() - begun);
    await call('PUT', '/api/clock', { now: new Date(Date.parse(now) + since).toISOString() });
    await browser?.close();
  });

  it('shows beforehand on which day it would have fired, and is installed as a draft', async () => {
    const { page } = product;
    await page.goto(`/p/${project.key}/policies?new=1`);
    await settled(page);
    await page.getByRole('button', { name: /Use template: Penetration high/ }).click();
    await page.getByLabel('Feature', { exact: true }).click();
    await page.locator('.ant-select-item-option', { hasText: 'Wrong answers' }).first().click();
    await page.getByLabel('Campaign to start').click();
    await page.locator('.ant-select-item-option', { hasText: 'Goods list' }).first().click();
    await page.locator('.strip-sentence', { hasText: 'Would have fired 1×' }).waitFor();
    await page.locator('.backtest', { hasText: 'Cleared:' }).waitFor();
    await page.getByRole('button', { name: 'Install template' }).click();
    await page.waitForURL('**/policies/penetration_campaign');
    await page.locator('.page-head .state-tag', { hasText: 'Draft' }).waitFor();
  });

  it('is activated live, fires once the day has closed, and waits for operations', async () => {
    const { page } = product;
    await page.getByRole('button', { name: 'Activate rule' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Activate live' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.page-head .state-tag', { hasText: 'Live' }).waitFor();
    await call('PUT', '/api/clock', { now: new Date(Date.parse(now) + 26 * 3_600_000).toISOString() });
    await reloaded(page, 'Firing');
    await page.locator('.action-item', { hasText: 'Waits for approval' }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    await page.locator('.history-chart svg').waitFor();
  });

  it('cannot be approved by a viewer', async () => {
    const { page } = viewer;
    await page.goto(`/p/${project.key}/policies/penetration_campaign`);
    await settled(page);
    await page.locator('.action-item', { hasText: 'waits for Operations' }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    const retire = page.getByRole('button', { name: 'Retire rule' });
    await expect.poll(() => retire.getAttribute('aria-disabled')).toBe('true');
    await retire.focus();
    await page.getByRole('tooltip', { name: /Needs the role Product or Operations/ }).waitFor();
  });

  it('is approved by operations, and the campaign runs', async () => {
    const { page, faults } = operations;
    await page.goto(`/p/${project.key}/policies`);
    await settled(page);
    const waiting = page.locator('.waiting');
    await waiting.getByRole('button', { name: 'Approve' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.goto(`/p/${project.key}/policies/penetration_campaign`);
    await reloaded(page, 'Firing');
    await page.locator('.action-item', { hasText: 'Done' }).waitFor();
    await page.locator('.action-item', { hasText: 'decided by Operations Olaf' }).waitFor();
    await page.goto(`/p/${project.key}/campaigns/${campaign}`);
    await settled(page);
    await page.locator('.page-head .state-tag', { hasText: 'Running' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('tells in its history what it saw, and who let it act', async () => {
    const { page, faults } = product;
    await reloaded(page, 'Firing');
    // The clock may have passed the end of a second day, which has no data.
    const row = page.locator('tbody tr', { hasText: '50.0% > 40%' });
    await row.getByText('Firing').waitFor();
    await row.getByText('n=120').first().waitFor();
    await row.getByText('decided by Operations Olaf').waitFor();
    expect(faults).toEqual([]);
  });
});
