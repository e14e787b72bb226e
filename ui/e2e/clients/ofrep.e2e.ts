import { fileURLToPath } from 'node:url';
import { OFREPProvider } from '@openfeature/ofrep-provider';
import { OpenFeature } from '@openfeature/server-sdk';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from '../browser';
import { Site } from './site';
import { call, server, TestProject, token } from './tandem';

/** A flag of each type, in force for people in France only. */
const flags = [
  { key: 'shown', type: 'boolean' },
  { key: 'colour', type: 'string', variants: [{ key: 'red' }] },
  { key: 'price', type: 'number', variants: [{ key: 'low', value: 4.5 }] },
  { key: 'shape', type: 'object', variants: [{ key: 'box', value: { w: 2 } }] },
];

const french = {
  conditions: [{ on: 'person', property: 'country', op: 'eq', value: ['FR'] }],
  rollout: 100,
};

async function withFlags(name: string): Promise<TestProject> {
  const project = await TestProject.create(name);
  for (const flag of flags) {
    await call('POST', `/api/projects/${project.key}/flags`, {
      ...flag,
      names: { zh: flag.key, en: flag.key },
      environments: { production: { enabled: true, rules: [french] } },
    });
  }
  return project;
}

describe('@openfeature/server-sdk with its OFREP provider', () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await withFlags('ofrep-node');
    const provider = new OFREPProvider({
      baseUrl: server,
      headers: [['Authorization', `Bearer ${project.writeKey}`]],
    });
    await OpenFeature.setProviderAndWait(provider);
  });
  afterAll(() => OpenFeature.close());

  it('evaluates every type, and leaves the default where there is nothing to give', async () => {
    const client = OpenFeature.getClient();
    const paris = { targetingKey: 'ann', country: 'FR' };
    expect(await client.getBooleanDetails('shown', false, paris)).toMatchObject({
      value: true,
      variant: 'on',
      reason: 'TARGETING_MATCH',
    });
    expect(await client.getStringValue('colour', 'blue', paris)).toBe('red');
    expect(await client.getNumberValue('price', 9, paris)).toBe(4.5);
    expect(await client.getObjectValue('shape', {}, paris)).toEqual({ w: 2 });
    const rome = { targetingKey: 'ann', country: 'IT' };
    expect(await client.getBooleanValue('shown', true, rome)).toBe(false);
    expect(await client.getStringValue('colour', 'blue', rome)).toBe('blue');
    expect(await client.getBooleanDetails('none', true, paris)).toMatchObject({
      value: true,
      errorCode: 'FLAG_NOT_FOUND',
    });
    expect(await client.getBooleanDetails('shown', true, {})).toMatchObject({
      value: true,
      errorCode: 'TARGETING_KEY_MISSING',
    });
  });
});

describe('@openfeature/web-sdk with its OFREP provider in Chromium', () => {
  let browser: Browser;
  let site: Site;
  let project: TestProject;

  beforeAll(async () => {
    project = await withFlags('ofrep-web');
    const built = await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        minify: false,
        lib: {
          entry: fileURLToPath(new URL('ofrep-page.ts', import.meta.url)),
          formats: ['iife'],
          name: 'app',
        },
      },
    });
    const output = (Array.isArray(built) ? built[0] : built) as { output: { code: string }[] };
    const script = output.output[0]?.code ?? '';
    site = await Site.of(`<!doctype html><title>Shop</title><script>${script}</script>`);
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  it('gets all flags at once, hears of a change and asks again', async () => {
    const page = await browser.newPage();
    const statuses: number[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/ofrep/v1/evaluate/flags') && response.request().method() === 'POST')
        statuses.push(response.status());
    });
    await page.goto(site.address);
    const read = `JSON.stringify(['shown', 'colour', 'price', 'shape'].map(app.value))`;
    await page.evaluate(`app.start(${JSON.stringify(server)}, ${JSON.stringify(project.writeKey)})`);
    expect(await page.evaluate(read)).toBe('[true,"red",4.5,{"w":2}]');
    await page.evaluate('app.again()');
    expect(statuses[0]).toBe(200);
    expect([...new Set(statuses.slice(1))]).toEqual([304]);
    await fetch(`${server}/api/projects/${project.key}/flags/shown/environments/production`, {
      method: 'PATCH',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'If-Match': '"1"',
      },
      body: JSON.stringify({ enabled: false }),
    });
    await page.waitForFunction(`app.value('shown') === false`);
    expect(await page.evaluate(read)).toBe('[false,"red",4.5,{"w":2}]');
    await page.close();
  });
});
