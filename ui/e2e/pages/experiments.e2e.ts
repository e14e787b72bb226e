import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { call, launch, project, send, settled, signedIn, unique, upload, type Window } from '../browser';
import { choose } from '../choose';
import { accessible, axeSource } from './axe';
import { gate, gateSums, peopleTable, sums } from './experiment-content';
import { exposed, peopleWho, switchOn, type Experiment } from './experiment-events';
import { invited } from '../members';

const key = unique('gate');
const kept = `${key}_kept`;
const path = `/api/projects/${project}/experiments`;

const told = (of = key) => call<Experiment>('GET', `${path}/${of}`);

const plan = `/api/projects/${project}/tracking-plan`;

describe('experiments', () => {
  let browser: Browser;
  let window: Window;
  let page: Page;

  beforeAll(async () => {
    await send({ event: kept, distinct_id: `${key}-first` });
    const events = () => call<{ name: string }[]>('GET', `${plan}/events`);
    await vi.waitUntil(async () => (await events()).some(({ name }) => name === kept), 15_000);
    browser = await launch();
    window = await signedIn(browser);
    page = window.page;
    await window.context.addInitScript({ path: axeSource });
  });

  afterAll(async () => {
    await browser?.close();
  });

  const file = (name: string, csv: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(csv) });

  const analysed = async () => {
    await page.getByRole('dialog').getByRole('button', { name: 'Analyse table' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await settled(page);
  };

  it('are written in the order of thought, with people and days in view', async () => {
    await page.goto(`/p/${project}/experiments?new=1`);
    const form = page.getByRole('dialog');
    await form.getByLabel('English name of the experiment').fill(key);
    await form.getByLabel('Because (what was seen)').fill('players leave before level 30');
    await form.getByLabel('we do (what changes)').fill('move the gate to level 40');
    await form.getByRole('button', { name: 'Save as draft' }).click();
    await form.getByRole('alert').getByText('Say all three parts of the hypothesis.').waitFor();
    await form.getByLabel('and expect (which metric moves, how far)').fill('3% more retention');
    await form.getByLabel('English name of factor 1').fill('Gate');
    await form.getByLabel('Key of control').fill('gate_30');
    await form.getByLabel('Key of variant 1').fill('gate_40');
    await form.getByLabel('English name of metric 1').fill('Day-7 retention');
    await form.getByLabel('Key of metric 1').fill('retention_7');
    await form.getByLabel('Smallest effect that matters, metric 1').fill('3');
    await form.getByLabel('Traffic: share of eligible people who take part at most').fill('50');
    await form.getByLabel('Key of a new flag').fill(key);
    await form.getByRole('button', { name: 'Make flag' }).click();
    await form.getByText(`${key} deals people out as the experiment says.`).waitFor();
    // the exposure follows the flag
    await form.getByText('Property that names the variant').waitFor();
    await choose(page, 'Event of metric 1', kept);
    await form.getByLabel('Window to, metric 1', { exact: true }).fill('');
    await form.getByLabel('Share today').fill('19');
    await form.getByLabel('New eligible people a day').fill('5000');
    const rail = form.getByRole('complementary', { name: 'Size' });
    await expect.poll(() => rail.innerText()).toMatch(/Days\s+\d+ \(\d+ whole weeks?\)/);
    await rail.getByText('2,500 a day (50.0% of those eligible)').waitFor();
    await form.getByRole('button', { name: 'Save as draft' }).click();
    await page.waitForURL(`**/experiments/${key}/design`);
    await settled(page);
    const { definition, state } = await told();
    expect(state).toBe('draft');
    expect(definition.hypothesis).toBe(
      'Because players leave before level 30, we move the gate to level 40, and expect 3% more retention.',
    );
    expect(definition.variants).toMatchObject([
      { key: 'gate_30', with: [] },
      { key: 'gate_40', with: ['factor_1'] },
    ]);
    expect(definition.metrics).toMatchObject([{ key: 'retention_7', role: 'goal', minimumEffect: 0.03 }]);
    expect(definition.judging.tunedAt).toBeGreaterThan(10_000);
    expect(definition.traffic).toBe(0.5);
    expect(definition.exposure?.event.where[0]?.value).toEqual([key]);
    expect(definition.metrics[0]?.source).toMatchObject({
      ...{ event: { event: kept }, measure: 'people', fromHours: 0, toHours: null },
    });
  });

  it('two factors become four variants, drawn as a square', async () => {
    await page.goto(`/p/${project}/experiments/${key}/design?edit=1`);
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: 'Try a second factor together with it' }).click();
    await form.getByLabel('English name of factor 2').fill('Check-in');
    const square = form.locator('.exp-square');
    await square.getByRole('columnheader', { name: 'Gate on' }).waitFor();
    await square.getByRole('rowheader', { name: 'Check-in on' }).waitFor();
    await expect.poll(() => square.locator('td:has-text("25.0%")').count()).toBe(4);
    await form.getByRole('button', { name: 'Cancel' }).click();
    // what was begun survives a reload, and can be dropped
    await page.goto(`/p/${project}/experiments/${key}/design?edit=1`);
    await form.locator('.exp-square').waitFor();
    await form.locator('.note button').click();
    await form.locator('.exp-square').waitFor({ state: 'detached' });
    await form.getByRole('button', { name: 'Cancel' }).click();
  });

  it('start once product and operations both signed', async () => {
    await page.goto(`/p/${project}/experiments/${key}`);
    await page.getByRole('button', { name: 'Submit for review' }).click();
    await page.getByText('Product to sign').waitFor();
    for (const team of ['product', 'operations'] as const) {
      const other = await signedIn(browser, 'en', await invited(project, [team], `Signs for ${team}`));
      await other.page.goto(`/p/${project}/experiments/${key}`);
      await settled(other.page);
      const foreign = team === 'product' ? 'operations' : 'product';
      const theirs = other.page.getByRole('button', { name: `Sign for ${foreign}` });
      if (team === 'product') await expect.poll(() => theirs.getAttribute('aria-disabled')).toBe('true');
      await other.page.getByRole('button', { name: `Sign for ${team}` }).click();
      await other.page
        .getByText(`${team === 'product' ? 'Product' : 'Operations'} signed`)
        .first()
        .waitFor();
      if (team === 'operations') {
        await other.page.getByRole('button', { name: 'Start experiment' }).click();
        await other.page.getByText('Day 1').waitFor();
      }
      expect(other.faults).toEqual([]);
      await other.context.close();
    }
    await expect.poll(() => told()).toMatchObject({ state: 'running', approvals: [{}, {}] });
  });

  it('meet variants once their flag is on, and events say what came of it', async () => {
    await page.goto(`/p/${project}/experiments/${key}`);
    await page.getByRole('note').getByText(`The flag ${key} is off in production`).waitFor();
    await switchOn(key);
    const met = (variant: string, people: number, nth: number) =>
      peopleWho({ flag: key, variant, people, nth, then: kept });
    await send(...met('gate_30', 300, 5), ...met('gate_40', 310, 3));
    // what was sent is there a moment later
    await expect.poll(() => exposed(key), { timeout: 30_000 }).toEqual([300, 310]);
    await page.goto(`/p/${project}/experiments/${key}`);
    const analyses = async () => (await call<object[]>('GET', `${path}/${key}/analyses`)).length;
    const before = await analyses();
    await page.getByRole('button', { name: 'Compute from events now' }).click();
    await expect.poll(analyses).toBe(before + 1);
    const table = page.locator('.exp-table');
    await table.getByText('n 310').waitFor();
    await table.getByText('20.0%', { exact: false }).first().waitFor();
    await page.getByText('Source: events').waitFor();
    await page.getByRole('link', { name: 'Design' }).click();
    const traffic = page.getByRole('region', { name: 'Traffic' });
    await traffic.getByText('50.0% of eligible people take part now.').waitFor();
    await traffic.getByRole('link', { name: `${key} r2` }).waitFor();
    await accessible(page);
    const phases = page.getByRole('region', { name: 'Phases' });
    await phases.getByRole('link', { name: `${key} r1` }).waitFor();
    await page.goto(`/p/${project}/experiments?q=${key}`);
    await page.locator('tbody tr', { hasText: key }).getByText('610 people').waitFor();
  });

  it('are looked at from other sides: groups, days, weekdays, value', async () => {
    await page.goto(`/p/${project}/experiments/${key}?view=groups&by=event:plan`);
    const views = page.getByRole('region', { name: 'Other views' });
    const row = (name: RegExp) => views.getByRole('row', { name });
    await row(/^pro .*n 150.*n 155/).waitFor();
    await views.getByText(/p-values are corrected by Holm for 2 comparisons/).waitFor();
    await accessible(page);
    const turn = async (to: string, address: string) => {
      await views.getByText(to, { exact: true }).click();
      await page.waitForURL(`**view=${address}*`);
    };
    await turn('By days since exposure', 'days');
    await views.getByText('Nobody has had a whole day since the exposure. Look again tomorrow.').waitFor();
    await accessible(page);
    await turn('By weekday of exposure', 'weekdays');
    await row(/day .*n 300.*n 310/).waitFor();
    await turn('Value', 'value');
    await choose(page, 'Horizon', '30 days');
    await row(/^Treatment .*310/).waitFor();
    await accessible(page);
    await page.reload();
    await row(/^Treatment .*310/).waitFor();
  });

  it('a table of a test that ran elsewhere is checked before it is sent, and judged', async () => {
    await page.goto(`/p/${project}/experiments/${key}?upload=1`);
    const form = page.getByRole('dialog');
    await form.getByLabel('File').setInputFiles(file('wrong.csv', 'userid,version,kept\n1,gate_30,1\n'));
    await form.getByRole('alert').getByText('The table lacks: retention_7.').waitFor();
    const table = peopleTable({ gate_30: [600, 5], gate_40: [610, 3] });
    await form.getByLabel('File').setInputFiles(file('right.csv', table));
    await analysed();
    await page.locator('.exp-table').getByText('n 600').waitFor();
    await page.locator('.exp-table').getByText('20.0%', { exact: false }).first().waitFor();
    await page.getByText('1,210 people').first().waitFor();
    await page.getByText('Source: table of people').waitFor();
  });

  it('the game’s 90,189 players: certain by one test, not by the one that bears looking', async () => {
    const cats = `${key}-cats`;
    await call('POST', path, { key: cats, definition: gate });
    await upload(`${path}/${cats}/tables/sums`, gateSums(0.4));
    await page.goto(`/p/${project}/experiments/${cats}?upload=1`);
    const form = page.getByRole('dialog');
    await form.getByText('Sums for each variant and metric').click();
    await form.getByLabel('File').setInputFiles(file('sums.csv', gateSums()));
    await analysed();
    const row = page.locator('.exp-table tbody').first().locator('tr', { hasText: 'Level 40' });
    await row.getByText('−4.3%').first().waitFor();
    await row.getByText('not clear').waitFor();
    await row.getByText('19.0%').waitFor();
    // 44,700 of 90,189 is a suspicious split, not a wrong one
    await page.getByText('Sample ratio suspicious: p = 0.0086').waitFor();
    await page.getByText('Fixed horizon', { exact: true }).click();
    await row.getByText('p = 0.0016').first().waitFor();
    await page.waitForURL('**method=fixed');
    await page.getByText('The verdict goes by: Always valid.').waitFor();
    await page.reload();
    await row.getByText('p = 0.0016').first().waitFor();
    await page.getByText('Bayesian', { exact: true }).click();
    await row.getByText('chance to be better').waitFor();
    const heading = page.getByRole('heading', { name: 'Interval over time: Day-7 retention, Level 40' });
    await heading.waitFor();
    await page.locator('.line-chart svg').first().waitFor();
    // an earlier analysis stays readable
    await page.getByRole('combobox', { name: 'Analysis' }).click();
    await page.locator('.ant-select-item-option-content', { hasText: 'n 36,076' }).click();
    await page.waitForURL('**analysis=*');
    await row.getByText('n 17,880').waitFor();
  });

  it('a wrong sample ratio takes the verdict’s place, hides effects and stops shipping', async () => {
    const table = sums({ gate_30: 5_000, gate_40: 4_400 }, { retention_7: { gate_30: 900, gate_40: 1_000 } });
    await upload(`${path}/${key}/tables/sums`, table);
    await page.goto(`/p/${project}/experiments/${key}`);
    await page.locator('.exp-verdict', { hasText: 'No verdict: sample ratio' }).waitFor();
    await page.getByText('Sample ratio mismatch').waitFor();
    await page.locator('.exp-blocked').waitFor();
    await expect.poll(() => page.locator('.exp-table').count()).toBe(0);
    await page.getByRole('button', { name: 'Decide…' }).click();
    const form = page.getByRole('dialog');
    await form.getByText('Shipping is blocked while the sample ratio is wrong.').waitFor();
    await expect.poll(() => form.getByRole('radio', { name: 'Ship' }).isDisabled()).toBe(true);
    await form.getByRole('button', { name: 'Keep running' }).click();
  });

  it('support is told who may decide', async () => {
    const other = await signedIn(browser, 'en', await invited(project, ['support'], 'Experiment reader'));
    await other.page.goto(`/p/${project}/experiments/${key}`);
    await settled(other.page);
    const decide = other.page.getByRole('button', { name: 'Decide…' });
    await expect.poll(() => decide.getAttribute('aria-disabled')).toBe('true');
    await decide.focus();
    await other.page.getByRole('tooltip', { name: /Needs the role Product or Operations/ }).waitFor();
    expect(other.faults).toEqual([]);
    await other.context.close();
  });

  it('are decided with a reason, archived with what was learnt, and found again by it', async () => {
    await page.goto(`/p/${project}/experiments/${key}`);
    await page.getByRole('button', { name: 'Decide…' }).click();
    const form = page.getByRole('dialog');
    await form.getByText('Stop', { exact: true }).click();
    await form.getByLabel('Why').fill('People got lost on the way to level 40.');
    await form.getByRole('button', { name: 'Decide experiment' }).click();
    await page.locator('.exp-ending', { hasText: 'People got lost on the way to level 40.' }).waitFor();
    await page.getByRole('button', { name: 'Archive…' }).click();
    const learnt = `Count exposures at the gate itself ${key}`;
    await form.getByLabel('What was learnt').fill(learnt);
    await form.getByRole('button', { name: 'Archive experiment' }).click();
    await page.locator('.exp-ending', { hasText: learnt }).waitFor();
    await page.goto(`/p/${project}/experiments?state=archived&q=${encodeURIComponent(learnt)}`);
    await page.locator('tbody', { hasText: learnt }).getByRole('link', { name: key }).waitFor();
    expect(window.faults).toEqual([]);
  });

  it('flags are a tab of experiments at their own address', async () => {
    await page.goto(`/p/${project}/experiments`);
    await settled(page);
    await expect
      .poll(() => page.locator('.menu a[title="Feature flags"], .menu a[title="Flags"]').count())
      .toBe(0);
    const tabs = page.getByRole('navigation', { name: 'Experiments, flags and calibration' });
    await tabs.getByText('Flags').click();
    await page.waitForURL(`**/p/${project}/flags`);
    await page.locator('.menu a.active', { hasText: 'Experiments' }).waitFor();
  });
});
