import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** The script that has to be in a page before it is looked at. */
export const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

declare const axe: typeof import('axe-core');

/** What axe objects to, one line a place. */
export function violations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const result = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return result.violations.flatMap((v) =>
      v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} — ${n.failureSummary} ${n.html.slice(0, 160)}`),
    );
  });
}

/** Waits until layers that fade or slide in have come to rest: axe reads colours of moving ones wrongly. */
export async function rested(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every((a) => a.playState !== 'running' || a.effect?.getComputedTiming().iterations === Infinity),
  );
}

/** Expects that nothing on a page, as it stands once it has come to rest, keeps anybody out. */
export async function accessible(page: Page): Promise<void> {
  await rested(page);
  expect(await violations(page)).toEqual([]);
}
