import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, launch, sendTo, settled, signedIn, type Window } from '../browser';
import { TestProject } from '../clients/tandem';
import { invited } from '../members';

/** The calendar, channels and metrics of a project's own, on a project with content. */
describe('working together', () => {
  let browser: Browser;
  let window: Window;
  let project: TestProject;

  beforeAll(async () => {
    project = await TestProject.create('working');
    const path = `/api/projects/${project.key}`;
    for (const key of ['spring', 'easter']) {
      await call('POST', `${path}/campaigns`, {
        key,
        names: { zh: key, en: key },
        kind: 'external',
        features: [],
        from: '2099-03-02',
        to: '2099-03-12',
        participation: { event: 'joined', where: [] },
        reach: null,
      });
    }
    await call('POST', `${path}/work-items`, {
      kind: 'task',
      title: { zh: '写文案', en: 'Write copy' },
      owner: 'operations',
      dueDate: '2099-03-09',
      subject: null,
      exit: null,
    });
    await sendTo(
      project.writeKey,
      ...Array.from({ length: 5 }, (_, i) => ({
        event: 'purchase',
        distinct_id: `buyer-${i}`,
        properties: { amount: 10 },
      })),
    );
    await project.awaitEvents('purchase', 5);
    browser = await launch();
    window = await signedIn(browser, 'en', await invited(project.key, ['admin'], 'Admin Ada'));
  });

  afterAll(async () => {
    await browser?.close();
  });

  it('the calendar shows campaigns and due dates, and its address restores it', async () => {
    const { page, faults } = window;
    await page.goto(`/p/${project.key}/growth/calendar?at=2099-03-09`);
    await settled(page);
    await page.locator('.calendar-bar.kind-campaign', { hasText: 'spring' }).first().waitFor();
    await page.locator('.calendar-bar.kind-work', { hasText: 'Write copy' }).waitFor();
    await page.getByText('Week', { exact: true }).click();
    await page.waitForURL(/view=week/);
    await page.reload();
    await settled(page);
    await expect.poll(() => page.locator('.calendar-week').count()).toBe(1);
    await page.getByRole('button', { name: 'Week after' }).click();
    await page.getByText('Nothing is planned here').waitFor();
    expect(faults).toEqual([]);
  });

  it('a channel is added, tested, shows what becomes of the message, and its secret never again', async () => {
    const { page } = window;
    await page.goto(`/p/${project.key}/settings/channels?new=1`);
    await settled(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Kind').press('ArrowDown');
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').waitFor();
    await page.getByTitle('Webhook', { exact: true }).click();
    await dialog.getByLabel('Name in English').fill('Warehouse');
    await dialog.getByLabel('Key', { exact: true }).fill('warehouse');
    await dialog.getByLabel('Address').fill('https://receiver.invalid/tandem');
    await dialog.getByRole('button', { name: 'Generate secret' }).click();
    await dialog.getByRole('button', { name: 'Add channel' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('tr', { hasText: 'Warehouse' }).getByText('signed').waitFor();
    await page.getByRole('button', { name: 'Send test to Warehouse' }).click();
    // Its name does not exist; how soon that is known hangs on the machine's resolver.
    await page.getByRole('region', { name: 'Deliveries' }).locator('.state-tag').waitFor();
    await page.getByRole('button', { name: 'Change channel Warehouse' }).click();
    await expect.poll(() => dialog.getByLabel('Signing secret').inputValue()).toBe('');
    await dialog.getByText('never shown again').waitFor();
  });

  it('a metric is written with its last 30 days beneath it, changed, and archived', async () => {
    const { page } = window;
    await page.goto(`/p/${project.key}/settings/metrics?new=1`);
    await settled(page);
    const form = page.getByRole('dialog');
    await form.getByLabel('Name in English').fill('Orders');
    await form.getByLabel('Event', { exact: true }).first().click();
    await page.locator('.ant-select-item-option', { hasText: 'purchase' }).first().click();
    await form.getByText('today so far 5').waitFor();
    await form.getByRole('button', { name: 'New metric' }).click();
    await page.getByRole('button', { name: 'Orders' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('first revision').waitFor();
    await drawer.getByRole('button', { name: 'Archive metric' }).click();
    const confirm = page.getByRole('dialog', { name: /Archive metric/ });
    await confirm.getByRole('button', { name: 'Archive metric' }).click();
    await confirm.waitFor({ state: 'detached' });
    await page.locator('tr', { hasText: 'Orders' }).getByText('Archived').waitFor();
  });
});
