import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, launch, sendTo, settled, signedIn, type Sent, type Window } from '../browser';
import { TestProject } from '../clients/tandem';
import { invited } from '../members';

const DAY = 86_400_000;
const day = (ago: number) => new Date(Date.now() - ago * DAY).toISOString().slice(0, 10);
const on = (ago: number, event: string, who: number, properties: Record<string, unknown> = {}): Sent => ({
  event,
  distinct_id: `p${who}`,
  timestamp: `${day(ago)}T12:00:00Z`,
  properties,
});
const people = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** 80 sign up 100 days ago; 40 through the quest, of whom 20 stay, 10 pay; ten days ago they use and are reached. */
function story(): Sent[] {
  const kept = people(0, 20);
  return [
    ...people(0, 80).map((who) =>
      on(100, 'sign_up', who, { channel: who < 50 ? 'ads' : 'search', $set: { team: who < 10 ? 'a' : 'b' } }),
    ),
    ...people(0, 40).map((who) => on(100, 'landing', who, { campaign: 'quest' })),
    ...kept.flatMap((who) => [93, 80, 60, 45, 30, 10].map((ago) => on(ago, 'open', who))),
    ...people(0, 10).flatMap((who) => [
      on(99, 'purchase', who, { amount: 30 }),
      on(60, 'purchase', who, { amount: 10 }),
      on(10, 'report_opened', who),
    ]),
    ...people(0, 4).map((who) => on(10, 'purchase', who, { amount: 20 })),
    ...[0, 1, 2, 3, 4, 10, 11].map((who) => on(10, 'quest_done', who)),
    ...[0, 1, 2, 3, 4, 10, 11, 12, 13, 14].map((who) => on(10, 'quest_shown', who)),
    ...people(0, 5).map((who) => on(5, 'open', who)),
  ];
}

const selector = (event: string) => ({ event, where: [] });

async function catalog(path: string): Promise<void> {
  const definitions = await call<{ version: number }>('GET', `${path}/definitions`);
  await call(
    'PUT',
    `${path}/definitions`,
    {
      ...{ active: [], payment: [selector('purchase')], complaints: [], signUps: [selector('sign_up')] },
      ...{ enrolments: [], completions: [], completionDays: 14 },
    },
    { 'If-Match': `"${definitions.version}"` },
  );
  const feature = (key: string, en: string, event: string) =>
    call('POST', `${path}/features`, {
      ...{ key, names: { zh: en, en }, tier: 'standard', productOwner: null, operationsOwner: null },
      ...{ keyEvents: [selector(event)], exposure: null, rating: null, complaints: [], launchDate: day(90) },
    });
  await feature('report', 'Report', 'report_opened');
  await feature('fax', 'Fax', 'fax_sent');
  await call('POST', `${path}/campaigns`, {
    ...{ key: 'quest', names: { zh: '新手任务', en: 'Quest' }, kind: 'external', features: ['report'] },
    ...{
      from: day(100),
      to: day(-30),
      participation: selector('quest_done'),
      reach: selector('quest_shown'),
    },
  });
}

const tenth = { range: { from: day(10), to: day(10) } };
const began = { range: { from: day(100), to: day(100) } };

/** Each kind: what it is asked, what has to be on the page, the number whose people are opened, and how many. */
const kinds: { kind: string; draft: object; shows: string[]; door: string; behind: number }[] = [
  {
    kind: 'moved',
    draft: {
      ...tenth,
      compare: 'custom',
      compared: { from: day(60), to: day(60) },
      dimensions: ['person.team'],
    },
    shows: ['50.0%', '20.0%', '−30.0pp', 'From 50.0% (10/20) to 20.0% (4/20)'],
    door: 'Now: a, those who did: n 4.',
    behind: 4,
  },
  {
    kind: 'matrix',
    draft: tenth,
    shows: ['50.0%', '▲ > 40.0%', '35.0%', '25.0%', 'chance 17.5%', '×1.43'],
    door: 'Use Report and take part in Quest: 25.0%.',
    behind: 5,
  },
  {
    kind: 'used_reached',
    draft: { ...tenth, feature: 'report', campaign: 'quest', returnDays: 7 },
    shows: ['Used it, Reached', '100.0%', 'CN¥16.00'],
    door: 'Used it, Not reached: 5.',
    behind: 5,
  },
  {
    kind: 'residue',
    draft: began,
    shows: ['✓ they stay', '50.0%', 'n 20 / 40', '[+'],
    door: 'Quest: Brought by it: 40.',
    behind: 40,
  },
  {
    kind: 'unused',
    draft: tenth,
    shows: ['✕ unused', 'Nobody used Fax', '✓ used', 'n 10 / 20'],
    door: 'People who use Report: 10.',
    behind: 10,
  },
  {
    kind: 'churn',
    draft: began,
    shows: ['100.0% of the 60 people who leave (60)', '75.0%', 'Day-1 retention: 12.5%'],
    door: 'Lost, Day 0: 60.',
    behind: 60,
  },
  {
    kind: 'value',
    draft: { ...began, interval: 'day', periods: 60 },
    shows: ['CN¥3.75', 'CN¥5.00', 'Next-month retention'],
    door: `paid in the step up to 2 days: CN¥3.75.`,
    behind: 10,
  },
  {
    kind: 'acquisition',
    draft: began,
    shows: ['CAC 2.50 CNY (spend 200.00 ÷ 80 sign-ups)', 'CN¥4.00', 'Paid back in month 1'],
    door: 'Signed up through ads: 50.',
    behind: 50,
  },
  {
    kind: 'prediction',
    draft: { range: { from: day(100), to: day(1) } },
    shows: ['Too few bought or came back to predict anything'],
    door: '',
    behind: 0,
  },
];

describe('insights of growth and value', () => {
  let browser: Browser;
  let window: Window;
  let project: TestProject;
  let path: string;

  beforeAll(async () => {
    project = await TestProject.create('growth');
    path = `/api/projects/${project.key}`;
    await catalog(path);
    await sendTo(project.writeKey, ...story());
    browser = await launch();
    window = await signedIn(browser, 'en', await invited(project.key, ['admin'], 'Growth'));
  });

  afterAll(async () => {
    await browser?.close();
  });

  it('say what each channel cost is missing, and lead to where it is entered', async () => {
    const { page } = window;
    await page.goto(`/p/${project.key}/insights/acquisition`);
    await page.getByRole('heading', { name: 'No spend is entered for these dates' }).waitFor();
    await page.getByRole('link', { name: 'Enter or import spend' }).click();
    await page.getByRole('heading', { name: 'No spend is entered yet' }).waitFor();
  });

  it('read spend that is imported, with errors by line, changed and deleted', async () => {
    const { page, faults } = window;
    await page.getByRole('button', { name: 'Import CSV' }).click();
    const file = `channel,from,to,amount\nads,${day(100)},,150\nsearch,${day(100)},,-3\nold,${day(100)},,9\n`;
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('CSV file').setInputFiles({
      name: 'spend.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(file),
    });
    await dialog.getByRole('button', { name: 'Import file' }).click();
    await dialog.getByText('2 added, 0 replaced, 0 unchanged, 1 rejected.').waitFor();
    await expect.poll(() => dialog.locator('tbody tr').innerText()).toMatch(/^3\s.*bad_spend_amount$/s);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('button', { name: /^Delete old/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('button', { name: /^Delete old/ }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Change ads/ }).click();
    await page.getByRole('dialog').getByLabel('Amount').fill('200');
    await page.getByRole('button', { name: 'Save spend' }).click();
    await page.getByRole('cell', { name: 'CN¥200.00' }).first().waitFor();
    expect(faults).toEqual([]);
  });

  it.each(kinds)('$kind shows exact numbers, the people behind one, and comes back', async (one) => {
    const { page, faults } = window;
    const q = `1.${Buffer.from(JSON.stringify({ where: [], ...one.draft })).toString('base64url')}`;
    await page.goto(`/p/${project.key}/insights/${one.kind}?q=${q}`);
    const result = page.locator('.result');
    await result.getByTestId('sentence').waitFor();
    for (const text of one.shows) await result.getByText(text).first().waitFor();
    if (one.door) {
      await result.getByRole('button', { name: one.door }).first().click();
      const total = page.getByTestId('people-total');
      const behind = new RegExp(`^${one.behind} (people|person) behind this number`);
      await expect.poll(() => total.innerText()).toMatch(behind);
      await page.reload();
      await expect.poll(() => total.innerText()).toMatch(behind);
      await page.keyboard.press('Escape');
    }
    expect(faults).toEqual([]);
  });

  it('propose the metric that churn timing found as north star', async () => {
    const { page } = window;
    const q = `1.${Buffer.from(JSON.stringify({ where: [], ...began })).toString('base64url')}`;
    await page.goto(`/p/${project.key}/insights/churn?q=${q}`);
    await page.getByRole('button', { name: 'Propose as north star' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Day-1 retention').waitFor();
    await dialog.getByLabel('Target').fill('15');
    await dialog.getByRole('button', { name: 'Choose north star' }).click();
    await dialog.waitFor({ state: 'detached' });
    const star = await call<{ metric: string; target: number }>('GET', `${path}/north-star`);
    expect(star).toMatchObject({ metric: 'day_1_retention', target: 0.15 });
  });

  it('know the holidays of the project', async () => {
    const { page } = window;
    await page.goto(`/p/${project.key}/settings/holidays`);
    await settled(page);
    await page.getByRole('button', { name: 'Add day' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name in English').fill('Founders’ day');
    await dialog.getByRole('button', { name: 'Save day' }).click();
    const remove = page.getByRole('row', { name: /Founders’ day/ }).getByRole('button', { name: /^Remove/ });
    await remove.click();
    await remove.waitFor({ state: 'detached' });
  });
});
