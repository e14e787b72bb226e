import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from '../browser';
import { Site } from './site';
import { server, TestProject } from './tandem';

const library = readFileSync(createRequire(import.meta.url).resolve('posthog-js/dist/array.full.js'), 'utf8');

/** A shop page. */
function shop(project: TestProject): string {
  const options = {
    api_host: server,
    capture_pageview: true,
    autocapture: false,
    disable_session_recording: true,
    opt_out_useragent_filter: true,
    request_batching: true,
  };
  return `<!doctype html><title>Shop</title><script>${library}</script><script>
    posthog.init(${JSON.stringify(project.writeKey)}, ${JSON.stringify(options)});
  </script>`;
}

describe('posthog-js in Chromium', () => {
  let browser: Browser;
  let site: Site;
  let project: TestProject;

  beforeAll(async () => {
    project = await TestProject.create('posthog-js');
    site = await Site.of(shop(project));
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  it('starts, delivers every event once and merges the visitor into the student', async () => {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await page.goto(site.address);
    await page.waitForFunction('window.posthog && window.posthog.__loaded');
    await page.evaluate(`
      for (let i = 0; i < 60; i++) posthog.capture('lesson_opened', { lesson: 'L' + (i % 5), n: i });
      posthog.identify('student-1', { plan: 'paid' });
      for (let i = 0; i < 15; i++) posthog.capture('lesson_opened', { lesson: 'L9', n: 60 + i });
    `);
    await project.awaitEvents('lesson_opened', 75);
    await project.awaitEvents('$identify', 1);
    // What is still queued when the page closes leaves by beacon.
    await page.evaluate(`posthog.capture('left_page'); window.dispatchEvent(new Event('pagehide'))`);
    await page.close();
    await project.awaitEvents('left_page', 1);

    expect(await project.count('lesson_opened')).toEqual({ events: 75, people: 1 });
    expect((await project.count('$pageview')).events).toBe(1);
    expect(problems).toEqual([]);
  });
});
