import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { launch, project, send, settled, signedIn, unique, type Window } from '../browser';
import { choose } from '../choose';

const event = unique('trend_event');

describe('a trend', () => {
  let browser: Browser;
  let window: Window;

  beforeAll(async () => {
    await send(
      { event, distinct_id: `${event}-a`, properties: { amount: 10, plan: 'pro' } },
      { event, distinct_id: `${event}-a`, properties: { amount: 5.5, plan: 'pro' } },
      { event, distinct_id: `${event}-b`, properties: { amount: 1, plan: 'free' } },
    );
    browser = await launch();
    window = await signedIn(browser);
  });

  afterAll(async () => {
    await browser?.close();
  });

  const lastValues = () => window.page.locator('.result tbody tr').last().locator('td.num').allInnerTexts();

  it('starts with what to do, then follows the choice of an event', async () => {
    const { page, faults } = window;
    await page.goto(`/p/${project}/insights`);
    await settled(page);
    await page.getByRole('heading', { name: 'Choose an event' }).waitFor();
    await choose(window.page, 'Event', event);
    await expect.poll(() => page.getByTestId('sentence').innerText()).toContain(event);
    await expect.poll(lastValues).toEqual(['3']);
    await page.locator('.result svg').first().waitFor();
    expect(faults).toEqual([]);
  });

  it('counts people, sums a property and breaks down', async () => {
    await choose(window.page, 'Measure', 'Number of people');
    await expect.poll(lastValues).toEqual(['2']);
    await choose(window.page, 'Measure', 'Sum of');
    await choose(window.page, 'Number property', 'amount');
    await expect.poll(lastValues).toEqual(['16.5']);
    await choose(window.page, 'Break down by', 'plan');
    await expect.poll(lastValues).toEqual(['15.5', '1']);
  });

  it('comes back from its address', async () => {
    const { page } = window;
    const sentence = await page.getByTestId('sentence').innerText();
    await page.reload();
    await expect.poll(() => page.getByTestId('sentence').innerText()).toBe(sentence);
    await expect.poll(lastValues).toEqual(['15.5', '1']);
  });

  it('comes back from an address too long for a server', async () => {
    const { page } = window;
    const back = page.url();
    const value = Array.from({ length: 400 }, (_, i) => `a plan of a certain name ${i}`);
    const series = [{ event, measure: 'people', where: [{ property: 'plan', op: 'in', value }] }];
    const question = Buffer.from(JSON.stringify({ series })).toString('base64url');
    await page.goto(`/p/${project}/insights/trend#q=1.${question}`);
    await expect.poll(() => page.getByTestId('sentence').innerText()).toContain('395 more');
    await page.getByText('Week', { exact: true }).click();
    await expect.poll(() => page.getByTestId('sentence').innerText()).toContain('per week');
    await page.reload();
    await expect.poll(() => page.getByTestId('sentence').innerText()).toContain('per week');
    await page.goto(back);
    await expect.poll(lastValues).toEqual(['15.5', '1']);
  });

  it('leads to the people behind a value of the table and a point of the chart', async () => {
    const { page } = window;
    await page.locator('.result tbody tr').last().locator('td.num button').first().click();
    await expect.poll(() => page.getByTestId('people-total').innerText()).toBe('1 person behind this number');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    const open = page.locator('.result svg path[stroke="#1B5FBE"]').last();
    await vi.waitFor(async () => {
      // The table may have scrolled it away, and it is drawn anew when the scroll bar comes back after the dialog.
      await open.scrollIntoViewIfNeeded();
      const box = (await open.boundingBox())!;
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      await page.getByTestId('people-total').waitFor({ timeout: 2_000 });
    }, 20_000);
    await page.keyboard.press('Escape');
  });

  it('hands out exactly what it shows as CSV', async () => {
    const { page } = window;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download CSV' }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const lines = Buffer.concat(chunks).toString('utf8').replace(/\r\n$/, '').split('\r\n');
    expect(lines[0]).toBe('\uFEFFDate,pro,free,State');
    expect(lines.at(-1)).toMatch(/^\d{4}-\d{2}-\d{2},15\.5,1,open$/);
  });
});
