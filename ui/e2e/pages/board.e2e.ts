import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, launch, project, send, settled, signedIn, unique, type Window } from '../browser';

const feature = unique('board');
const area = unique('area');
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
    await call('DELETE', `/api/projects/${project}/boards/${area}`, undefined, { 'If-Match': '"1"' }).catch(
      () => undefined,
    );
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

  it('grows by boards of an area, whose tiles are added with a threshold, moved and removed', async () => {
    const { page, faults } = window;
    await page.goto(`/p/${project}/board?boardForm=new`);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name in Chinese').fill('测试域');
    await dialog.getByLabel('Name in English').fill(area);
    await dialog.getByRole('button', { name: 'Create board' }).click();
    await page.waitForURL(`**/board/${area}?tile=new`);

    await dialog.getByLabel('Metric').click();
    await page.locator('.ant-select-item-option', { hasText: 'Paid conversion rate' }).first().click();
    await dialog.getByLabel('Threshold').fill('12.5');
    await dialog.getByRole('button', { name: 'Add tile' }).click();
    const paid = page.locator('.tile', { hasText: 'Paid conversion rate' });
    await paid.locator('.threshold-label', { hasText: '12.5%' }).waitFor();
    await dialog.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Add tile' }).click();
    await dialog.getByLabel('Metric').click();
    await page.locator('.ant-select-item-option', { hasText: 'Active people' }).first().click();
    await dialog.getByRole('button', { name: 'Add tile' }).click();
    await dialog.waitFor({ state: 'detached' });
    const titles = () => page.locator('.tile h2').allInnerTexts();
    await expect.poll(titles).toEqual(['Paid conversion rate', 'Active people']);

    await page.getByRole('button', { name: 'Tile Active people: more' }).click();
    await page.getByRole('menuitem', { name: 'Move earlier' }).click();
    await expect.poll(titles).toEqual(['Active people', 'Paid conversion rate']);
    await page.getByRole('button', { name: 'Tile Active people: more' }).click();
    await page.getByRole('menuitem', { name: 'Remove tile' }).click();
    await expect.poll(titles).toEqual(['Paid conversion rate']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(titles).toEqual(['Active people', 'Paid conversion rate']);
    expect(faults).toEqual([]);
  });

  it('keeps range and chosen feature in the address', async () => {
    const { page } = window;
    await page.goto(`/p/${project}/board?feature=${feature}&range=28d`);
    await page.getByText(`Board test ${feature}`).first().waitFor();
    await page.getByText('Last 28 days and today').waitFor();
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

describe('what waits for me', () => {
  let browser: Browser;
  let window: Window;
  const title = unique('approve');

  beforeAll(async () => {
    await call('POST', `/api/projects/${project}/actions`, {
      type: 'open_work',
      parameters: { title: { zh: title, en: title } },
      reason: 'seen by the browser',
    });
    browser = await launch();
    window = await signedIn(browser);
  });

  afterAll(async () => {
    await browser?.close();
  });

  it('is counted on every page and approved where it stands', async () => {
    const { page, faults } = window;
    await page.goto(`/p/${project}/people`);
    await page.getByTestId('bell').locator('.bell-count').waitFor();
    await page.goto(`/p/${project}/board`);
    const item = page.getByTestId('for-me').getByTestId('inbox-approve').filter({ hasText: title });
    await item.getByRole('button', { name: 'Approve' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await item.waitFor({ state: 'detached' });
    await page.getByTestId('happened').getByText(title).first().waitFor({ timeout: 30_000 });
    expect(faults).toEqual([]);
  });
});

describe('the morning digest', () => {
  let browser: Browser;
  let window: Window;
  let receiver: Server;
  const bodies: string[] = [];
  const channel = unique('digest');

  beforeAll(async () => {
    receiver = createServer((request, response) => {
      request.on('data', (part: Buffer) => bodies.push(part.toString()));
      request.on('end', () => response.writeHead(204).end());
    }).listen(0, '127.0.0.1');
    await new Promise((ready) => receiver.once('listening', ready));
    browser = await launch();
    window = await signedIn(browser);
  });

  afterAll(async () => {
    await browser?.close();
    receiver?.close();
  });

  it('is set up with a preview, and a test reaches the channel', async () => {
    const { port } = receiver.address() as AddressInfo;
    const open = await call('POST', `/api/projects/${project}/channels`, {
      key: channel,
      names: { zh: channel, en: channel },
      kind: 'webhook',
      url: `http://127.0.0.1:${port}/`,
      secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    }).then(
      () => true,
      () => false, // the server keeps private addresses closed
    );
    if (!open) {
      await call('POST', `/api/projects/${project}/channels`, {
        key: channel,
        names: { zh: channel, en: channel },
        kind: 'webhook',
        url: 'https://hooks.example.com/digest',
        secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      });
    }
    const { page, faults } = window;
    await page.goto(`/p/${project}/board?digest=1`);
    const drawer = page.getByRole('dialog');
    await drawer
      .getByTestId('digest-preview')
      .getByText(/Paid conversion rate|付费转化率/)
      .waitFor();
    await drawer.getByText('English', { exact: true }).click();
    await drawer.getByTestId('digest-preview').getByText('Paid conversion rate').waitFor();
    await drawer.getByLabel('Through').click();
    await page.locator('.ant-select-item-option', { hasText: channel }).first().click();
    await drawer.getByRole('heading', { name: 'What it says now' }).click();
    await drawer.getByRole('button', { name: 'Send test now' }).click();
    await page.getByText(`A test is on its way through ${channel}.`).waitFor();
    if (open) {
      await expect.poll(() => bodies.join(''), { timeout: 15_000 }).toContain('[Test]');
    }
    expect(faults).toEqual([]);
  });
});
