import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, launch, settled, signedIn, type Window } from '../browser';
import { TestProject } from '../clients/tandem';
import { invited } from '../members';

const feature = 'playback';
const campaign = 'quest';

/** What each role finds: rooms, buttons it may use, and those it may only ask for. */
describe('the roles', () => {
  let browser: Browser;
  let project: TestProject;
  const windows: Record<string, Window> = {};

  beforeAll(async () => {
    project = await TestProject.create('roles');
    const path = `/api/projects/${project.key}`;
    await call('POST', `${path}/features`, {
      key: feature,
      names: { zh: '回放', en: 'Playback' },
      tier: 'core',
      productOwner: null,
      operationsOwner: null,
      keyEvents: [{ event: 'playback', where: [] }],
      exposure: null,
      rating: null,
      complaints: [],
      launchDate: null,
    });
    await call('POST', `${path}/campaigns`, {
      key: campaign,
      names: { zh: '新手任务', en: 'Quest' },
      kind: 'external',
      features: [feature],
      from: '2026-01-01',
      to: '2099-12-31',
      participation: { event: 'quest_joined', where: [] },
      reach: null,
    });
    for (const to of ['scheduled', 'running']) {
      await call('POST', `${path}/campaigns/${campaign}/transitions`, { to, reason: 'begins' });
    }
    browser = await launch();
    for (const role of ['viewer', 'support', 'operations', 'product']) {
      windows[role] = await signedIn(browser, 'en', await invited(project.key, [role], `The ${role}`));
    }
  });

  afterAll(async () => {
    await browser?.close();
  });

  const open = async (role: string, path: string) => {
    const { page } = windows[role]!;
    await page.goto(`/p/${project.key}/${path}`);
    await settled(page);
    return page;
  };

  it.each([
    ['viewer', false],
    ['support', true],
    ['operations', true],
    ['product', true],
  ])('%s finds people in the menu: %s', async (role, finds) => {
    const page = await open(role, 'board');
    await expect.poll(() => page.locator('.menu a[title="People"]').count()).toBe(finds ? 1 : 0);
  });

  it('a viewer reads everything, changes nothing, and is told who may', async () => {
    const page = await open('viewer', `features/${feature}`);
    const hold = page.getByRole('button', { name: 'Hold feature' });
    await hold.focus();
    await page.getByRole('tooltip', { name: /Needs the role .*The product/ }).waitFor();
    await hold.press('Enter');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await open('viewer', 'people');
    await page.getByRole('heading', { name: 'Your role does not show People' }).waitFor();
    await page.getByText(/Needs the role .*Ask an administrator/).waitFor();
  });

  it('support asks for a hold, operations lets it happen, and the campaign is paused', async () => {
    const page = await open('support', `features/${feature}`);
    await page.getByRole('button', { name: 'Hold feature' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why').fill('Playback stutters for everybody');
    await dialog.getByRole('button', { name: 'Request approval' }).click();
    await dialog.waitFor({ state: 'detached' });

    const approver = await open('operations', 'policies');
    await approver.locator('.waiting').getByText('Playback stutters for everybody').first().waitFor();
    await approver.locator('.waiting').getByRole('button', { name: 'Approve' }).click();
    const approving = approver.getByRole('dialog');
    await approving.getByRole('button', { name: 'Approve' }).click();
    await approving.waitFor({ state: 'detached' });

    await expect
      .poll(
        async () => {
          const held = await open('support', `campaigns/${campaign}`);
          return held.locator('.page-head .page-aside').innerText();
        },
        { timeout: 30_000, interval: 500 },
      )
      .toContain('Paused');
    await page.locator('.hold-note', { hasText: 'Playback stutters for everybody' }).waitFor();
  });

  it('product releases the hold, and what it paused runs again', async () => {
    const page = await open('product', `features/${feature}`);
    await page.getByRole('button', { name: 'Release hold' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Release hold' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Hold feature' }).waitFor();
    const after = await open('product', `campaigns/${campaign}`);
    await after.locator('.page-head .state-tag', { hasText: 'Running' }).waitFor();
    expect(windows.product!.faults).toEqual([]);
  });

  it('product may not pause a campaign but ask for it, and may take the request back', async () => {
    const page = await open('product', `campaigns/${campaign}`);
    const pause = page.getByRole('button', { name: 'Pause campaign' });
    await expect.poll(() => pause.getAttribute('aria-disabled')).toBe('true');
    await pause.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why').fill('Too many complaints');
    await dialog.getByRole('button', { name: 'Request approval' }).click();
    await dialog.waitFor({ state: 'detached' });
    const { items } = await call<{ items: { state: string }[] }>(
      'GET',
      `/api/projects/${project.key}/actions?state=proposed`,
    );
    expect(items).toHaveLength(1);
  });

  it('support gives evidence for a gate once, and product may decide', async () => {
    await call('POST', `/api/projects/${project.key}/gates`, {});
    const page = await open('support', 'growth/gates');
    await page.getByRole('button', { name: /^Answer ?: Need$/ }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Evidence').fill('37 tickets ask for it');
    await dialog.getByLabel('Why').fill('Nobody answered yet');
    await dialog.getByRole('button', { name: 'Request approval' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.gate-asked', { hasText: 'Your answer' }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: /^Answer ?: Need$/ }).count()).toBe(0);
    const deciding = await open('product', 'growth/gates');
    await deciding.getByRole('button', { name: 'Approve' }).waitFor();
    await expect.poll(() => deciding.getByRole('button', { name: /^Answer ?: Need$/ }).count()).toBe(1);
  });
});
