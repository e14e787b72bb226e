import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { call, launch, project, settled, signedIn, type Language, type Window } from '../browser';
import { axeSource, rested, violations } from './axe';
import { fill } from './content';
import { seedInsights, seedRelease, seedSegment } from './seeds';
import { experimentPages } from './experiment-content';

const shots = process.env.TANDEM_SCREENSHOTS ?? join(import.meta.dirname, '../../../.build/screenshots');

interface PageUnderTest {
  name: string;
  path: () => string;
  /** What to wait for beyond the heading. */
  ready?: string;
}

const subjects = { person: '', feature: '', campaign: '', event: '', policy: '', flag: '', metric: '' };

const chosen = () => ({ event: subjects.event, where: [] });

const within = (path: string) => () => `/p/${project}/${path}`;

/** An insight with the draft its address holds. */
function insight(kind: string, ready: string, draft: () => object): PageUnderTest {
  const q = () => Buffer.from(JSON.stringify(draft())).toString('base64url');
  return { name: `insights-${kind}`, path: () => `/p/${project}/insights/${kind}?q=1.${q()}`, ready };
}

const catalogs = ['features', 'campaigns'];

/** Every page of this release, and its states that can be reached by address. */
const pages: PageUnderTest[] = [
  { name: 'board', path: within('board'), ready: '.tile' },
  { name: 'board-tile', path: within('board?tile=new'), ready: '.ant-modal .ant-form-item' },
  { name: 'board-digest', path: within('board?digest=1'), ready: '.digest-preview' },
  { name: 'board-insight', path: within('board?tile=insight'), ready: '.ant-modal' },
  { name: 'board-of-insights', path: within('board/page-test-board'), ready: '.columns' },
  { name: 'insight-saved', path: within('insights/churn/page-test-churn'), ready: '.columns' },
  { name: 'insights-saved', path: within('insights?list=saved'), ready: '.ant-drawer' },
  { name: 'insights-empty', path: within('insights') },
  insight('trend', '.result svg', () => ({
    series: [{ ...chosen(), measure: 'people' }],
    compare: 'previousPeriod',
    formulas: ['A*2'],
  })),
  insight('funnel', '.funnel-bar', () => ({ steps: [{ event: '*' }, chosen(), chosen()] })),
  insight('retention', '.heat-table', () => ({ start: { event: '*' }, mode: 'recurring' })),
  insight('stickiness', '.bars-plot', () => ({})),
  insight('lifecycle', '.bars-plot', () => ({})),
  insight('paths', '.flow-node', () => ({})),
  insight('moved', '.effects', () => ({ range: '7d', compare: 'previous', dimensions: ['person.channel'] })),
  insight('matrix', 'table.heat', () => ({ range: '90d', line: 20 })),
  insight('used_reached', 'table.square', () => ({ range: '7d', feature: subjects.feature })),
  insight('residue', '.data-table', () => ({ range: '12m' })),
  insight('unused', '.data-table', () => ({ rare: 10 })),
  insight('churn', '.columns', () => ({ range: '12m', horizonDays: 20 })),
  insight('value', 'table.heat', () => ({ range: '12m', interval: 'month' })),
  insight('acquisition', '.pairs', () => ({ range: '12m', channel: 'channel' })),
  insight('prediction', '.strip', () => ({ range: '12m', horizonDays: 30, holdoutDays: 21 })),
  { name: 'people', path: within('people'), ready: 'tbody tr' },
  { name: 'people-no-match', path: within('people?search=no-such-person-at-all') },
  { name: 'segments', path: within('people/segments'), ready: 'tbody tr' },
  { name: 'segment', path: within('people/segments/page-test-segment'), ready: '.data-table' },
  {
    name: 'segment-edit',
    path: within('people/segments/page-test-segment?open=edit'),
    ready: '[data-testid=preview-size]',
  },
  { name: 'person', path: () => `/p/${project}/people/${subjects.person}`, ready: '[data-testid=timeline]' },
  { name: 'features', path: within('features') },
  { name: 'feature-new', path: within('features?new=1') },
  { name: 'feature', path: () => `/p/${project}/features/${subjects.feature}` },
  { name: 'campaigns', path: within('campaigns') },
  { name: 'campaign-new', path: within('campaigns?new=1') },
  { name: 'campaign', path: () => `/p/${project}/campaigns/${subjects.campaign}` },
  { name: 'flags', path: within('flags'), ready: '.exposure' },
  { name: 'flag-new', path: within('flags?new=1'), ready: '.ant-modal' },
  ...['', '/values', '/history', '/uses', '/values?edit=1'].map((tab, i) => ({
    name: `flag-${i}`,
    path: () => `/p/${project}/flags/${subjects.flag}${tab}`,
  })),
  {
    name: 'flag-release',
    path: within('flags/page-test-release'),
    ready: '.release-steps [aria-current=step]',
  },
  {
    name: 'flag-release-new',
    path: within('flags/page-test-release?env=page-test-other&release=new'),
    ready: '.release-rows',
  },
  { name: 'layers', path: within('layers'), ready: '.layer-bar' },
  { name: 'holdout', path: within('layers/page-test-holdout'), ready: '.empty' },
  { name: 'holdout-metrics', path: within('layers/page-test-holdout?edit=1'), ready: '.ant-modal' },
  { name: 'layer-new', path: within('layers?new=layer'), ready: '.ant-modal' },
  { name: 'holdout-new', path: within('layers?new=holdout'), ready: '.ant-modal' },
  ...experimentPages.map(([name, path, ready]) => ({ name, path: within(path), ready })),
  ...[
    ...['project', 'definitions', 'metrics', 'members', 'keys', 'channels', 'plan', 'live', 'import'],
    ...['spend', 'holidays', 'flags', 'audit'],
  ].map((tab) => ({ name: `settings-${tab}`, path: within(`settings/${tab}`) })),
  { name: 'settings-spend-new', path: within('settings/spend?open=new'), ready: '.ant-modal' },
  { name: 'settings-spend-import', path: within('settings/spend?open=import'), ready: '.ant-modal' },
  { name: 'settings-holiday-new', path: within('settings/holidays?new=1'), ready: '.ant-modal' },
  { name: 'settings-metric-new', path: within('settings/metrics?new=1'), ready: '.backtest' },
  { name: 'settings-channel-new', path: within('settings/channels?new=1'), ready: '.ant-modal' },
  ...catalogs.map((room) => ({ name: `${room}-no-match`, path: within(`${room}?q=no-such-thing-at-all`) })),
  { name: 'policies', path: within('policies') },
  { name: 'policy', path: () => `/p/${project}/policies/${subjects.policy}` },
  { name: 'policy-template', path: within('policies?new=penetration_campaign'), ready: '.backtest' },
  { name: 'growth-calendar-week', path: within('growth/calendar?view=week'), ready: '.calendar-week' },
  ...['north-star', 'work', 'pools', 'gates', 'calendar'].map((tab) => ({
    name: `growth-${tab}`,
    path: within(`growth/${tab}`),
  })),
  { name: 'policies-templates', path: within('policies?new=1'), ready: '.template-list' },
  { name: 'policy-new', path: within('policies?new=blank'), ready: '.backtest' },
  { name: 'settings-properties', path: within('settings/plan?show=properties') },
  ...catalogs.map((room) => ({ name: `${room}-archived`, path: within(`${room}?archived=1`) })),
  { name: 'insights-unknown', path: within('insights/astrology') },
  { name: 'not-found', path: within('nowhere') },
];

const entryPages: PageUnderTest[] = [
  { name: 'login', path: () => '/login' },
  { name: 'setup', path: () => '/setup?token=used-up' },
  { name: 'password-reset-used-up', path: () => '/password-resets/used-up' },
  { name: 'setup-without-token', path: () => '/setup' },
  { name: 'invitation-unknown', path: () => '/invitations/no-such-invitation' },
];

/** Narrower windows in which a page must hold without sideways scrolling, px. */
const NARROW = [1280, 1024];
/** A phone, on which these hold too. */
const PHONE = 390;
const onPhones =
  /^(board|insights-(trend|funnel)|people|segments|features|campaigns|policies|flags|experiments?)$/;

async function holdsWhenNarrow(page: Page, name: string): Promise<void> {
  for (const width of onPhones.test(name) ? [...NARROW, PHONE] : NARROW) {
    await page.setViewportSize({ width, height: 900 });
    const over = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    // Drawings follow their box a moment later.
    await expect.poll(over, { message: `wider than ${width} px` }).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

interface Keyed {
  items: { key: string; person: string }[];
}

async function chooseSubjects(): Promise<void> {
  const of = async (what: string) => (await call<Keyed>('GET', `/api/projects/${project}/${what}`)).items[0];
  await fill();
  await vi.waitUntil(() => of('people'), { timeout: 10_000 });
  subjects.person = (await of('people'))!.person;
  subjects.feature = (await of('features'))!.key;
  subjects.campaign = (await of('campaigns'))!.key;
  subjects.policy = (await of('policies'))!.key;
  subjects.flag = (await of('flags'))!.key;
  const events = await call<{ name: string; count: number }[]>(
    'GET',
    `/api/projects/${project}/tracking-plan/events`,
  );
  subjects.event = events.sort((a, b) => b.count - a.count)[0]?.name ?? '*';
  await seedRelease();
  await seedSegment(subjects.event);
  await seedInsights(subjects.event);
}

describe.each<Language>(['en', 'zh-CN'])('every page in %s', (language) => {
  let browser: Browser;
  let window: Window;

  beforeAll(async () => {
    await mkdir(shots, { recursive: true });
    await chooseSubjects();
    browser = await launch();
    window = await signedIn(browser, language);
    await window.context.addInitScript({ path: axeSource });
  });

  afterAll(async () => {
    await browser?.close();
  });

  const visit = async (page: Page, { name, path, ready }: PageUnderTest) => {
    await page.goto(path());
    await settled(page);
    if (ready) await page.locator(ready).first().waitFor();
    await rested(page);
    await page.screenshot({ path: join(shots, `${name}.${language}.png`) });
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
  };

  it.each(pages)('$name is accessible and holds in narrower windows', async (under) => {
    window.faults.length = 0;
    await visit(window.page, under);
    await holdsWhenNarrow(window.page, under.name);
    expect(window.faults).toEqual([]);
  });

  it('a dialog is accessible', async () => {
    const { page } = window;
    await page.goto(`/p/${project}/settings/members?invite=1`);
    await settled(page);
    await page.getByRole('dialog').waitFor();
    await page.waitForTimeout(400); // it fades in; axe reads colours of a moving layer wrongly
    await page.screenshot({ path: join(shots, `settings-invite.${language}.png`) });
    expect(await violations(page)).toEqual([]);
  });

  it('the people behind a number are accessible', async () => {
    const { page } = window;
    await page.goto(`/p/${project}/board`);
    await settled(page);
    await page.locator('.tile-rate, .tile-today button').first().click();
    await page.getByRole('dialog').waitFor();
    await settled(page);
    await page.waitForTimeout(400); // the drawer slides in; axe reads colours of a moving layer wrongly
    await page.screenshot({ path: join(shots, `people-behind.${language}.png`) });
    expect(await violations(page)).toEqual([]);
  });

  it.each(entryPages)('$name is accessible', async (under) => {
    const context = await browser.newContext({
      reducedMotion: 'reduce',
      baseURL: new URL(window.page.url()).origin,
      viewport: { width: 1440, height: 900 },
      locale: language,
    });
    await context.addInitScript({ path: axeSource });
    await visit(await context.newPage(), under);
    await context.close();
  });
});
