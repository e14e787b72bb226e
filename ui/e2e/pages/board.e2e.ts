import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, launch, project, send, settled, signedIn, unique, type Window } from '../browser';

const feature = unique('board');
const event = `${feature}_used`;
const person = (n: number) => `${feature}-person-${n}`;

async function use(...people: number[]): Promise<void> {
  await send(...people.map((n) => ({ event, distinct_id: person(n) })));
}

/** The counted people of today, as the feature's penetration tile shows them. */
const todayOfPenetration = '[data-testid="today-penetration"] .tile-sample button';

describe('the board', () => {
  let browser: Browser;
  let window: Window;
  let restore = async () => undefined as void;

  beforeAll(async () => {
    await call('POST', `/api/projects/${project}/features`, {
      key: feature,
      names: { zh: `看板测试 ${feature}`, en: `Board test ${feature}` },
      tier: 'standard',
      productOwner: null,
      operationsOwner: null,
      keyEvents: [{ event, where: [] }],
      exposure: null,
      rating: null,
      complaints: [],
      launchDate: null,
    });
    restore = await makeActive(event);
    await use(1, 2, 3);
    browser = await launch();
    window = await signedIn(browser);
  });

  afterAll(async () => {
    await browser?.close();
    await restore();
    await call('DELETE', `/api/projects/${project}/features/${feature}`).catch(() => undefined);
  });

  it('shows today so far and takes in what happens without a reload', async () => {
    const { page, faults } = window;
    await page.goto(`/p/${project}/board?feature=${feature}`);
    await settled(page);
    const counted = page.locator(todayOfPenetration).first();
    await expect.poll(() => counted.innerText(), { timeout: 15_000 }).toBe('3');
    await page.getByTestId('live-dot').getByText('live').waitFor();

    await use(4, 4);
    await expect.poll(() => counted.innerText(), { timeout: 15_000 }).toBe('4');
    expect(faults).toEqual([]);
  });

  it('leads from a number to exactly the people behind it, at an address that restores it', async () => {
    const { page } = window;
    await page.locator(todayOfPenetration).first().click();
    await expect.poll(() => page.getByTestId('people-total').innerText()).toBe('4 people behind this number');
    const names = await page.getByRole('dialog').locator('tbody a').allInnerTexts();
    expect(names.sort()).toEqual([1, 2, 3, 4].map(person));

    await page.reload();
    await expect.poll(() => page.getByTestId('people-total').innerText()).toBe('4 people behind this number');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('people=');
  });

  it('says what a number means when asked', async () => {
    const { page } = window;
    await page
      .getByRole('button', { name: /Definition, revision \d+/ })
      .first()
      .hover();
    await page
      .getByRole('tooltip')
      .getByText(/Out of:/)
      .waitFor();
  });

  it('takes a threshold for a rate, and lets it go again', async () => {
    const { page } = window;
    const tile = page.locator('.tile', { hasText: 'Paid conversion rate' });
    await tile.getByRole('button', { name: /Set threshold/ }).click();
    await page.getByRole('spinbutton', { name: 'Above' }).fill('12.5');
    await page.getByRole('button', { name: 'Save threshold' }).click();
    await tile.locator('.threshold-label', { hasText: '12.5%' }).waitFor();
    await tile.getByRole('button', { name: /Change threshold/ }).click();
    await page.getByRole('button', { name: 'Remove threshold' }).click();
    await tile.getByText('no threshold set').waitFor();
  });

  it('keeps the chosen feature in the address', async () => {
    const { page } = window;
    await page.goto(`/p/${project}/board?feature=${feature}`);
    await page.getByText(`Board test ${feature}`).first().waitFor();
  });
});

interface Definitions {
  active: { event: string; where: unknown[] }[];
  version: number;
}

/** Declares an event deliberate where the project lists them; puts back what was there when called. */
async function makeActive(name: string): Promise<() => Promise<void>> {
  const path = `/api/projects/${project}/definitions`;
  const before = await call<Definitions>('GET', path);
  if (before.active.length === 0) return async () => undefined;
  const put = async (active: Definitions['active']) => {
    const { version } = await call<Definitions>('GET', path);
    await call('PUT', path, { ...before, active }, { 'If-Match': `"${version}"` });
  };
  await put([...before.active, { event: name, where: [] }]);
  return () => put(before.active);
}
