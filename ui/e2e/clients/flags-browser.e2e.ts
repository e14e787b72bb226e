import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from '../browser';
import { flagsProject, forEverybody, type Given, givenByServer, keys, people } from './flag-people';
import { Site } from './site';
import { server, type TestProject } from './tandem';

const library = readFileSync(createRequire(import.meta.url).resolve('posthog-js/dist/array.full.js'), 'utf8');

/** The page asks anew for each; more of them by the environment. */
const everybody = people(Number(process.env.TANDEM_E2E_BROWSER_PEOPLE ?? 400));

/**
 * A page with unmodified posthog-js. It watches who is asked for, since flags that arrive may be those of the person
 * before; what it reads of somebody is read after their own have arrived.
 */
function shop(project: TestProject): string {
  const options = {
    api_host: server,
    autocapture: false,
    capture_pageview: false,
    disable_session_recording: true,
    disable_compression: true,
    opt_out_useragent_filter: true,
    request_queue_config: { flush_interval_ms: 250 },
  };
  return `<!doctype html><title>Shop</title><script>
    let answered = '', wanted = '', done = () => {};
    const send = window.fetch;
    window.fetch = async (url, init) => {
      const answer = await send(url, init);
      if (String(url).includes('/flags/')) answered = JSON.parse(init.body).distinct_id;
      return answer;
    };
  </script><script>${library}</script><script>
    posthog.init(${JSON.stringify(project.writeKey)}, ${JSON.stringify(options)});
    posthog.onFeatureFlags(() => answered === wanted && done());
    const keys = ${JSON.stringify(keys)};
    async function become(person) {
      wanted = person.id;
      const arrived = new Promise((resolve) => (done = resolve));
      posthog.identify(person.id, person.properties);
      await arrived;
      const payloads = {};
      for (const key of keys) {
        const payload = posthog.getFeatureFlagPayload(key);
        if (payload !== undefined && payload !== null) payloads[key] = payload;
      }
      return { flags: posthog.featureFlags.getFlagVariants(), payloads };
    }
    async function becomeAll(people) {
      const given = [];
      for (const person of people) given.push(await become(person));
      return given;
    }
  </script>`;
}

describe('flags of posthog-js in Chromium', () => {
  let browser: Browser;
  let site: Site;
  let project: TestProject;

  beforeAll(async () => {
    project = await flagsProject('flags-browser');
    site = await Site.of(shop(project));
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  /** A visitor of their own: nothing is remembered from another. */
  async function visitor(): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    await page.goto(site.address);
    await page.waitForFunction('window.posthog && window.posthog.__loaded');
    return page;
  }

  it('are those of the server, with their payloads', async () => {
    const half = everybody.length / 2;
    const halves = [everybody.slice(0, half), everybody.slice(half)];
    const shown = await Promise.all(
      halves.map(async (some) => {
        const page = await visitor();
        const given = (await page.evaluate(`becomeAll(${JSON.stringify(some)})`)) as Given[];
        await page.context().close();
        return given;
      }),
    );
    const there = new Map<string, Given>();
    await forEverybody(everybody, 16, async (person) => {
      there.set(person.id, await givenByServer(project, person));
    });
    shown.flat().forEach((given, i) => {
      const id = everybody[i]?.id ?? '';
      expect(given, id).toEqual(there.get(id));
    });
    const colours = new Set(shown.flat().map((given) => given.flags.colour));
    expect([...colours].sort()).toEqual(['blue', false, 'green', 'red']);
    expect(shown.flat()).toHaveLength(everybody.length);
  });

  it('are told as seen once, however many pages the same person opens', async () => {
    const [ann] = people(1);
    const pages = [await visitor(), await visitor()];
    for (const page of pages) {
      await page.evaluate(`become(${JSON.stringify(ann)})`);
      await page.evaluate(`for (let i = 0; i < 3; i++) keys.forEach((key) => posthog.getFeatureFlag(key))`);
      await page.evaluate(`posthog.capture('looked')`);
    }
    await project.awaitEvents('looked', pages.length);
    await project.awaitEvents('$feature_flag_called', keys.length);
    await pages[0]?.evaluate(`posthog.capture('all_told')`);
    await project.awaitEvents('all_told', 1);
    expect(await project.count('$feature_flag_called')).toEqual({ events: keys.length, people: 1 });
  });
});
