import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { server } from './clients/tandem';
import type { Account } from './members';

/** The project whose pages are tested: the one the demo fills. */
export const project = 'default';

let shared: Promise<Browser> | undefined;

/**
 * The browser. Files that run one after the other in one process share it: to start one for each takes as long as many
 * a test. Closing it closes its windows.
 */
export async function launch(): Promise<Browser> {
  const running = await shared?.catch(() => undefined);
  if (!running?.isConnected()) shared = start();
  return shared as Promise<Browser>;
}

async function start(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: process.env.TANDEM_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
  });
  browser.close = async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  };
  return browser;
}

export type Language = 'en' | 'zh-CN';

/** A signed-in browser window that speaks one language; the administrator's unless told whose. */
export async function signedIn(
  browser: Browser,
  language: Language = 'en',
  account: Account = {
    email: process.env.TANDEM_E2E_EMAIL ?? '',
    password: process.env.TANDEM_E2E_PASSWORD ?? '',
  },
): Promise<Window> {
  const context = await browser.newContext({
    baseURL: server,
    viewport: { width: 1440, height: 900 },
    locale: language,
    reducedMotion: 'reduce', // a click cannot miss what still moves
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await context.request.get('/api/csrf');
  const post = async (method: 'POST' | 'PUT', path: string, data: unknown) => {
    const cookies = await context.cookies(server);
    const token = cookies.find((c) => c.name === 'XSRF-TOKEN')?.value ?? '';
    const answer = await context.request.fetch(path, {
      method,
      data,
      headers: { 'X-XSRF-TOKEN': decodeURIComponent(token) },
    });
    if (!answer.ok())
      throw new Error(`${method} ${path} answered ${answer.status()}: ${await answer.text()}`);
  };
  await post('POST', '/api/login', account);
  await context.request.get('/api/csrf');
  await post('PUT', '/api/me', { locale: language });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return { context, page, faults };
}

export interface Window {
  context: BrowserContext;
  page: Page;
  /** What the page complained about: thrown errors and failed requests. */
  faults: string[];
}

/** Waits until a page has nothing left to load and shows no skeleton. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('h1');
  await page.waitForFunction(() => document.querySelectorAll('.skeleton').length === 0);
  await page.waitForFunction(() => document.fonts.status === 'loaded');
}

/** Ticks a box; a form draws it ticked a moment after the click. */
export async function tick(box: Locator): Promise<void> {
  await box.click();
  await expect.poll(() => box.isChecked()).toBe(true);
}

/** Calls the API as the administrator's program. */
export async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  const answer = await fetch(server + path, {
    method,
    headers: {
      Authorization: `Bearer ${process.env.TANDEM_E2E_TOKEN ?? ''}`,
      'Content-Type': 'application/json',
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Puts a CSV table as the administrator's program. */
export async function upload(path: string, csv: string): Promise<void> {
  const answer = await fetch(server + path, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${process.env.TANDEM_E2E_TOKEN ?? ''}`, 'Content-Type': 'text/csv' },
    body: csv,
  });
  if (!answer.ok) throw new Error(`PUT ${path} answered ${answer.status}: ${await answer.text()}`);
}

export interface Sent {
  event: string;
  distinct_id: string;
  timestamp?: string;
  properties?: Record<string, unknown>;
}

/** Sends events as an app would, with the project's public write key. */
export async function send(...events: Sent[]): Promise<void> {
  await sendTo(process.env.TANDEM_E2E_WRITE_KEY, ...events);
}

/** The same into the project of a write key. */
export async function sendTo(key: string | undefined, ...events: Sent[]): Promise<void> {
  const answer = await fetch(`${server}/batch/`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ api_key: key, batch: events }),
  });
  if (!answer.ok) throw new Error(`batch answered ${answer.status}: ${await answer.text()}`);
}

/** A name nothing else in the store has. */
export function unique(name: string): string {
  return `${name}-${crypto.randomUUID().slice(0, 8)}`;
}
