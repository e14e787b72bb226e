import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { server } from '../clients/tandem';
import { call, launch, project, send, settled, signedIn, tick, unique, type Window } from '../browser';

describe('settings', () => {
  let browser: Browser;
  let window: Window;

  beforeAll(async () => {
    browser = await launch();
    window = await signedIn(browser);
  });

  afterAll(async () => {
    await browser?.close();
  });

  it('creates a write key that takes events at once', async () => {
    const { page } = window;
    const name = unique('key');
    await page.goto(`/p/${project}/settings/keys`);
    await settled(page);
    await page.getByRole('button', { name: 'Create write key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Create write key' }).click();
    const row = page.locator('tr', { hasText: name });
    const key = await row.locator('code').innerText();
    const answer = await fetch(`${server}/capture/`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ api_key: key, event: name, distinct_id: name }),
    });
    expect(answer.status).toBe(200);
  });

  it('shows a token once, and it works', async () => {
    const { page } = window;
    const name = unique('token');
    await page.goto(`/p/${project}/settings/keys`);
    await settled(page);
    await page.getByRole('button', { name: 'Create token' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await tick(dialog.getByLabel('Viewer'));
    await dialog.getByRole('button', { name: 'Create token' }).click();
    const token = await page.getByTestId('secret').innerText();
    const read = (path: string) =>
      fetch(`${server}/api/projects/${project}/${path}`, { headers: { Authorization: `Bearer ${token}` } });
    expect((await read('features')).status).toBe(200);
    expect((await read('audit')).status).toBe(403);
    await page.getByRole('button', { name: 'I have stored it' }).click();
    await page.reload();
    await page.locator('tr', { hasText: name }).waitFor();
    await expect.poll(() => page.getByText(token).count()).toBe(0);

    await page.getByRole('button', { name: `Replace token ${name}` }).click();
    await dialog.getByRole('button', { name: 'Make new token' }).click();
    const replaced = await page.getByTestId('secret').innerText();
    expect(replaced).not.toBe(token);
    expect((await read('features')).status).toBe(200);
    await page.getByRole('button', { name: 'I have stored it' }).click();
    await expect.poll(() => page.locator('tr', { hasText: name }).count()).toBe(2);
  });

  it('a forgotten password is replaced by a link, a known one in the account menu', async () => {
    const name = unique('forgetful');
    const email = `${name}@example.com`;
    const invited = await call<{ link: string }>('POST', `/api/projects/${project}/members/invitations`, {
      email,
      roles: ['viewer'],
    });
    const guest = await (
      await browser.newContext({ baseURL: server, locale: 'en', reducedMotion: 'reduce' })
    ).newPage();
    await guest.goto(new URL(invited.link).pathname);
    await guest.getByLabel('Name').fill(name);
    await guest.getByLabel('Password').fill('the first password');
    await guest.getByRole('button', { name: 'Join project' }).click();
    await guest.waitForURL('**/board');
    await guest.getByRole('button', { name: 'English' }).click();

    const { page } = window;
    await page.goto(`/p/${project}/settings/members`);
    await page.getByRole('button', { name: `Reset password of ${name}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Create password link' }).click();
    const link = await page.getByTestId('secret').innerText();
    await guest.goto(new URL(link).pathname);
    await guest.getByText(email).waitFor();
    await guest.getByLabel('New password').fill('the second password');
    await guest.getByRole('button', { name: 'Set new password' }).click();
    await guest.waitForURL('**/board');

    await guest.getByRole('button', { name }).click();
    await guest.getByText('Change password').click();
    const dialog = guest.getByRole('dialog');
    await dialog.getByLabel('Current password').fill('the first password');
    await dialog.getByLabel('New password').fill('the third password');
    await dialog.getByRole('button', { name: 'Change password' }).click();
    await dialog.getByText('wrong_password').waitFor();
    await dialog.getByLabel('Current password').fill('the second password');
    await dialog.getByRole('button', { name: 'Change password' }).click();
    await guest.getByText('Your password was changed.').waitFor();
    await guest.context().close();
  });

  it('shows live events as they arrive, with the reason for one that was rejected', async () => {
    const { page } = window;
    const event = unique('live');
    await page.goto(`/p/${project}/settings/live`);
    await page.getByTestId('live-state').getByText('Connected').waitFor();
    await send({ event, distinct_id: `${event}-person`, properties: { lesson: 3 } });
    const row = page.locator('.ant-table-row', { hasText: event }).first();
    await row.getByText('Accepted').waitFor();
    await row.getByRole('button', { name: 'Open payload' }).click();
    await page.getByRole('dialog').getByText('"lesson": 3').waitFor();
    await page.keyboard.press('Escape');

    const nameless = unique('nameless');
    await fetch(`${server}/batch/`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        api_key: process.env.TANDEM_E2E_WRITE_KEY,
        batch: [{ distinct_id: nameless, properties: {} }],
      }),
    });
    await page.getByText('Rejected', { exact: true }).first().click();
    const rejected = page.locator('.ant-table-row', { hasText: nameless });
    await rejected.getByText('event_name_missing').waitFor();
    expect(page.url()).toContain('status=rejected');
  });

  it('holds live events back while paused', async () => {
    const { page } = window;
    const event = unique('paused');
    await page.goto(`/p/${project}/settings/live`);
    await page.getByTestId('live-state').getByText('Connected').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await send({ event, distinct_id: event });
    await page.getByText(/Paused\. [1-9]\d* arrived since/).waitFor();
    await expect.poll(() => page.locator('.ant-table-row', { hasText: event }).count()).toBe(0);
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.locator('.ant-table-row', { hasText: event }).first().waitFor();
  });

  it('invites somebody by a link that opens the invitation', async () => {
    const { page } = window;
    const email = `${unique('invited')}@example.com`;
    await page.goto(`/p/${project}/settings/members`);
    await settled(page);
    await page.getByRole('button', { name: 'Invite member' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('E-mail').fill(email);
    await tick(dialog.getByLabel('Operations'));
    await dialog.getByRole('button', { name: 'Create invitation link' }).click();
    const link = new URL(await page.getByTestId('secret').innerText());
    const context = await browser.newContext({ baseURL: server, locale: 'en-US', reducedMotion: 'reduce' });
    const invited = await context.newPage();
    await invited.goto(link.pathname);
    await invited.getByText(`You were invited as ${email}.`).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: `Take back the invitation of ${email}` }).click();
    await page.getByRole('dialog').getByRole('textbox').fill(email);
    await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
    await page.getByText(`The invitation of ${email} was taken back.`).waitFor();
    await invited.reload();
    await invited.getByText(`You were invited as ${email}.`).waitFor({ state: 'detached' });
    await context.close();
  });

  it('imports a file, counts its lines, and a second time changes nothing', async () => {
    const { page } = window;
    const event = unique('imported');
    const csv = `customer,at,amount\n${event}-a,2026-01-05 10:00:00,3\n${event}-b,not a time,4\n`;
    const mapping = [
      'format: csv',
      `event: { constant: ${event} }`,
      'person: { column: customer }',
      'time: { column: at, format: "yyyy-MM-dd HH:mm:ss" }',
      'properties:',
      '  amount: { column: amount, type: number }',
    ].join('\n');
    const file = { name: `${event}.csv`, mimeType: 'text/csv', buffer: Buffer.from(csv) };
    const run = async () => {
      await page.goto(`/p/${project}/settings/import`);
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByLabel('Mapping (YAML)', { exact: false }).fill(mapping);
      await page.getByRole('button', { name: 'Start import' }).click();
    };
    await run();
    const row = page.locator('tr', { hasText: file.name });
    await row.getByText('Done').waitFor({ timeout: 30_000 });
    await row.getByRole('link', { name: 'Download rejected' }).waitFor();
    await run();
    await page.getByText('This file was imported with this mapping before').waitFor();
    await expect.poll(() => page.locator('tr', { hasText: file.name }).count()).toBe(1);
  });

  it('keeps what is not allowed in sight and names the role it needs', async () => {
    const page = await window.context.newPage();
    await page.route('**/api/me', async (route) => {
      const answer = await route.fetch();
      const me = (await answer.json()) as { projects: { permissions: string[] }[] };
      me.projects.forEach((p) => (p.permissions = ['view']));
      await route.fulfill({ response: answer, json: me });
    });
    await page.goto(`/p/${project}/settings/members`);
    await settled(page);
    const invite = page.getByRole('button', { name: 'Invite member' });
    await invite.waitFor();
    await expect.poll(() => invite.getAttribute('aria-disabled')).toBe('true');
    await invite.focus();
    await page.getByRole('tooltip').getByText('Administrator').waitFor();
    await invite.press('Enter');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await expect.poll(() => page.getByRole('link', { name: 'Keys', exact: true }).count()).toBe(0);
    await expect.poll(() => page.getByRole('link', { name: 'People', exact: true }).count()).toBe(0);
    await page.close();
  });

  it('records what was done, with before and after', async () => {
    const { page } = window;
    const key = unique('audited');
    await call('POST', `/api/projects/${project}/features`, {
      key,
      names: { zh: key, en: key },
      tier: 'standard',
      keyEvents: [{ event: key, where: [] }],
      complaints: [],
    });
    await page.goto(`/p/${project}/settings/audit?subject=${key}`);
    await settled(page);
    await page.locator('tr', { hasText: 'Feature created' }).getByText('standard').waitFor();
    await call('DELETE', `/api/projects/${project}/features/${key}`, undefined, { 'If-Match': '"1"' });
  });
});
