import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, launch, project, settled, signedIn, unique, type Window } from '../browser';

const key = unique('campaign');

describe('a campaign', () => {
  let browser: Browser;
  let window: Window;

  beforeAll(async () => {
    await call('POST', `/api/projects/${project}/campaigns`, {
      key,
      names: { zh: key, en: key },
      kind: 'external',
      features: [],
      from: '2099-01-01',
      to: '2099-01-31',
      participation: { event: `${key}_joined`, where: [] },
      reach: null,
    });
    browser = await launch();
    window = await signedIn(browser);
  });

  afterAll(async () => {
    await browser?.close();
    await call('DELETE', `/api/projects/${project}/campaigns/${key}`).catch(() => undefined);
  });

  const step = async (button: string, reason: string, state: string) => {
    const { page } = window;
    await page.getByRole('button', { name: button }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why').fill(reason);
    await dialog.getByRole('button', { name: button }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.page-head .state-tag', { hasText: state }).waitFor();
  };

  it('goes through its states, each with a reason that its history keeps', async () => {
    const { page, faults } = window;
    await page.goto(`/p/${project}/campaigns/${key}`);
    await settled(page);
    await step('Schedule campaign', 'Approved by product', 'Scheduled');
    await step('Start campaign now', 'The release went out early', 'Running');
    await step('Pause campaign', 'Complaints rose', 'Paused');
    await step('Resume campaign', 'The cause was mended', 'Running');
    await step('End campaign', 'The goal was reached', 'Ended');
    const history = page.getByTestId('states');
    for (const reason of ['Approved by product', 'Complaints rose', 'The goal was reached']) {
      await history.getByText(reason).waitFor();
    }
    await expect.poll(() => page.getByRole('button', { name: 'Edit campaign' }).count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('does not change without a reason', async () => {
    const { page } = window;
    const other = unique('campaign');
    await call('POST', `/api/projects/${project}/campaigns`, {
      key: other,
      names: { zh: other, en: other },
      kind: 'external',
      features: [],
      from: '2099-01-01',
      to: '2099-01-31',
      participation: { event: `${key}_joined`, where: [] },
      reach: null,
    });
    await page.goto(`/p/${project}/campaigns/${other}`);
    await page.getByRole('button', { name: 'Schedule campaign' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Schedule campaign' }).click();
    await dialog.getByText('Say why in a few words.').waitFor();
    await dialog.getByRole('button', { name: 'Keep as draft' }).click();
    const { state } = await call<{ state: string }>('GET', `/api/projects/${project}/campaigns/${other}`);
    expect(state).toBe('draft');
  });
});
