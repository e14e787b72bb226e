import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, launch, project, send, settled, signedIn, unique, type Window } from '../browser';

const tag = unique('timeline');
const student = `${tag}-student`;

describe('a person', () => {
  let browser: Browser;
  let window: Window;

  beforeAll(async () => {
    await call('POST', `/api/projects/${project}/features`, {
      key: tag,
      names: { zh: `时间线测试 ${tag}`, en: `Timeline test ${tag}` },
      tier: 'standard',
      productOwner: null,
      operationsOwner: null,
      keyEvents: [{ event: `${tag}_used`, where: [] }],
      exposure: null,
      rating: null,
      complaints: [{ event: `${tag}_complaint`, where: [] }],
      launchDate: null,
    });
    await send({
      event: '$identify',
      distinct_id: student,
      properties: { $set: { email: `${tag}@example.com`, plan: 'pro' } },
    });
    await send(
      ...[1, 2, 3].map((step) => ({ event: `${tag}_used`, distinct_id: student, properties: { step } })),
    );
    await send({ event: `${tag}_complaint`, distinct_id: student, properties: { about: 'sound' } });
    browser = await launch();
    window = await signedIn(browser);
  });

  afterAll(async () => {
    await browser?.close();
    await call('DELETE', `/api/projects/${project}/features/${tag}`).catch(() => undefined);
  });

  it('is found by id, and the search stays in the address', async () => {
    const { page, faults } = window;
    await page.goto(`/p/${project}/people`);
    await settled(page);
    await page.getByRole('searchbox', { name: 'Search people' }).fill(student);
    await page.getByRole('link', { name: student }).waitFor();
    await expect.poll(() => page.locator('tbody tr').count()).toBe(1);
    await expect.poll(() => page.url()).toContain(`search=${student}`);
    expect(faults).toEqual([]);
  });

  it('shows an e-mail address only masked', async () => {
    const { page } = window;
    const row = await page.locator('tbody tr').first().innerText();
    expect(row).not.toContain(`${tag}@example.com`);
    expect(row).toMatch(/\*+@example\.com|@/);
  });

  it('has a timeline: product on the left, feedback across, repeats folded', async () => {
    const { page } = window;
    await page.getByRole('link', { name: student }).click();
    await page.getByTestId('timeline').waitFor();
    const used = page.locator('.wing-product', { hasText: `${tag}_used` });
    await page.locator('.wing-feedback', { hasText: `${tag}_complaint` }).waitFor();
    await expect.poll(() => used.count()).toBe(1);
    await used.getByRole('button', { name: /3 times in a row/ }).click();
    await expect.poll(() => used.count()).toBe(3);
    const left = (await used.first().boundingBox())!;
    const across = (await page.locator('.entry-item.wing-feedback').first().boundingBox())!;
    expect(across.width).toBeGreaterThan(left.width * 1.8);
    await expect.poll(() => page.locator('.about').innerText()).not.toContain(`${tag}@example.com`);
  });

  it('becomes one lane on a narrow screen', async () => {
    const { page } = window;
    await page.setViewportSize({ width: 800, height: 900 });
    const used = (await page.locator('.entry-item.wing-product').first().boundingBox())!;
    const feedback = (await page.locator('.entry-item.wing-feedback').first().boundingBox())!;
    expect(Math.abs(used.width - feedback.width)).toBeLessThan(2);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('is shown unmasked when asked for', async () => {
    const { page } = window;
    await page.getByRole('button', { name: 'Reveal' }).click();
    await page.locator('.about', { hasText: `${tag}@example.com` }).waitFor();
  });

  it('is erased once the id was typed', async () => {
    const { page, faults } = window;
    await page.getByRole('button', { name: 'Erase person' }).click();
    const dialog = page.getByRole('dialog');
    const confirm = dialog.getByRole('button', { name: 'Erase person' });
    await expect.poll(() => confirm.isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill(student);
    await confirm.click();
    await page.getByText(/Person \d+ was erased/).waitFor();
    await page.goto(`/p/${project}/people?search=${student}`);
    await page.getByText('Nobody matches').waitFor();
    expect(faults).toEqual([]);
  });
});
