import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, project, send, settled, signedIn, unique, type Window } from '../browser';
import { choose } from '../choose';

const name = unique('way');
const [home, cart, pay] = [`${name}-home`, `${name}-cart`, `${name}-pay`] as const;

/** Noon of a day, so many days ago, and hours after it. */
function at(daysAgo: number, hours = 0): string {
  const day = new Date(Date.now() - daysAgo * 86_400_000);
  day.setUTCHours(4 + hours, 0, 0, 0);
  return day.toISOString();
}

/** Three people: one goes all the way, one stops in the cart, one only comes back. */
const events = [
  { event: home, distinct_id: `${name}-1`, timestamp: at(4) },
  { event: cart, distinct_id: `${name}-1`, timestamp: at(4, 1) },
  { event: pay, distinct_id: `${name}-1`, timestamp: at(4, 3) },
  { event: home, distinct_id: `${name}-2`, timestamp: at(4) },
  { event: cart, distinct_id: `${name}-2`, timestamp: at(4, 2) },
  { event: home, distinct_id: `${name}-3`, timestamp: at(3) },
  { event: home, distinct_id: `${name}-3`, timestamp: at(2) },
];

describe('behaviour', () => {
  let browser: Browser;
  let window: Window;

  beforeAll(async () => {
    await send(...events);
    browser = await launch();
    window = await signedIn(browser);
  });

  afterAll(async () => {
    await browser?.close();
  });

  const open = async (kind: string) => {
    window.faults.length = 0;
    await window.page.goto(`/p/${project}/insights/${kind}`);
    await settled(window.page);
  };
  /** The table's rows, each as its cells' texts. */
  const rows = (table = 0) =>
    window.page
      .locator('.result .data-table')
      .nth(table)
      .locator('tbody tr')
      .evaluateAll((all) =>
        all.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText)),
      );
  const peopleOf = async (label: RegExp, people: number) => {
    const { page } = window;
    await page.getByRole('button', { name: label }).first().click();
    await expect
      .poll(() => page.getByTestId('people-total').innerText())
      .toMatch(new RegExp(`^${people} (people|person) behind this number`));
  };
  const closed = async () => {
    await window.page.keyboard.press('Escape');
    await window.page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  /** The address says it all: after a reload the same stands there. */
  const comesBack = async () => {
    const { page, faults } = window;
    const [sentence, before] = [await page.getByTestId('sentence').innerText(), await rows()];
    await page.reload();
    await expect.poll(() => page.getByTestId('sentence').innerText()).toBe(sentence);
    await expect.poll(() => rows()).toEqual(before);
    expect(faults).toEqual([]);
  };

  it('in a funnel: who comes on, who is lost, how long it takes', async () => {
    const { page } = window;
    await open('funnel');
    await choose(page, 'Event', home);
    await page.getByRole('heading', { name: 'Choose the next step' }).waitFor();
    await choose(page, 'Event', pay, 1);
    await page.getByRole('button', { name: 'Add step' }).click();
    await choose(page, 'Event', cart, 2);
    await page.getByRole('button', { name: 'Move Step 3 up' }).click();
    const steps = [
      [`1 ${home}`, '3', '100.0%', '—', '—', '—'],
      [`2 ${cart}`, '2', '66.7%', '66.7%', '1', '1h 30m'],
      [`3 ${pay}`, '1', '33.3%', '50.0%', '1', '2h'],
    ];
    await expect.poll(() => rows()).toEqual(steps);
    await page.locator('.funnel-bar[data-bar="3"] .funnel-lost').click();
    await expect.poll(() => page.getByTestId('people-total').innerText()).toContain('1 person');
    await page.getByText('Came to it', { exact: true }).click();
    await page.getByRole('dialog').getByText(`${name}-1`).waitFor();
    await closed();
    await comesBack();
    await page.getByText('Time to convert', { exact: true }).first().click();
    await expect.poll(() => page.locator('.result').innerText()).toContain('median 3h');
    await page.locator('.result [data-bar]').first().click();
    await expect.poll(() => page.getByTestId('people-total').innerText()).toContain('1 person');
    await closed();
  });

  it('in a retention: who comes back, day by day', async () => {
    const { page } = window;
    await open('retention');
    await choose(page, 'Event', home);
    await page.locator('.heat-table').waitFor();
    await expect.poll(() => page.locator('.heat-table tr.apart').innerText()).toMatch(/3\s+33\.3%\s+0\.0%/);
    await peopleOf(/Day 1: 100\.0%, 1 of 1 people/, 1);
    await page.getByText('Did not', { exact: true }).click();
    await page.getByText('Nobody is behind this number.').waitFor();
    await closed();
    await page.getByText('Table', { exact: true }).click();
    await expect
      .poll(async () => (await rows()).map((r) => r[1]).filter((n) => n !== '0'))
      .toEqual(['2', '1']);
    await comesBack();
  });

  it('as stickiness: on how many days', async () => {
    const { page } = window;
    await open('stickiness');
    await choose(page, 'Event', home);
    await expect
      .poll(async () => (await rows()).slice(0, 2))
      .toEqual([
        ['on 1 day', '2', '66.7%'],
        ['on 2 days', '1', '33.3%'],
      ]);
    await page.getByText('So many or more', { exact: true }).click();
    await expect.poll(async () => (await rows())[0]).toEqual(['on 1 day or more', '3', '100.0%']);
    await peopleOf(/on 2 days or more: 1\./, 1);
    await closed();
    await comesBack();
  });

  it('as a lifecycle: new, returning, dormant', async () => {
    const { page } = window;
    await open('lifecycle');
    await choose(page, 'Event', home);
    // returning, resurrecting, new, dormant, the difference
    const days = async () => (await rows()).map((r) => r.slice(1, 6)).filter((r) => r.some((n) => n !== '0'));
    await expect.poll(days).toEqual([
      ['0', '0', '2', '0', '+2'],
      ['0', '0', '1', '2', '−1'],
      ['1', '0', '0', '0', '0'],
      ['0', '0', '0', '1', '−1'],
    ]);
    await peopleOf(/^Dormant, .*: 2\./, 2);
    await closed();
    await comesBack();
  });

  it('along paths: what comes after an event', async () => {
    const { page } = window;
    await open('paths');
    await choose(page, 'Paths begin', 'At one event');
    await choose(page, 'Event', home);
    await expect
      .poll(async () => (await rows(0)).slice(0, 2))
      .toEqual([
        ['Step 1', home, cart, '2', '66.7%'],
        ['Step 1', home, 'Left', '1', '33.3%'],
      ]);
    await expect.poll(async () => (await rows(1))[0]).toEqual(['Step 1', home, '3', '100.0%']);
    await page.locator('[data-node="1-0"] text').first().click();
    await expect.poll(() => page.getByTestId('people-total').innerText()).toContain('2 people');
    await closed();
    await comesBack();
  });

  it('in a trend: formulas and an earlier period', async () => {
    const { page } = window;
    await open('trend');
    await choose(page, 'Event', home);
    await page.getByRole('button', { name: 'Add formula' }).click();
    await page.getByRole('textbox', { name: 'Formula 1' }).fill('a*10');
    await choose(page, 'Compare with', 'The period before');
    const days = async () => (await rows()).map((r) => r.slice(1, 5)).filter((r) => r[0] !== '0');
    await expect.poll(days).toEqual([
      ['2', '0', '20', '0'],
      ['1', '0', '10', '0'],
      ['1', '0', '10', '0'],
    ]);
    await page.locator('.result svg').first().waitFor();
    await comesBack();
  });
});
