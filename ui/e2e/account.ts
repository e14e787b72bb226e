/**
 * Runs once before the browser tests: makes the member they sign in as, through the invitation a
 * person would get. Needs TANDEM_E2E_URL and TANDEM_E2E_TOKEN of an administrator; does nothing when
 * TANDEM_E2E_EMAIL names a member already.
 */
export default async function makeAccount(): Promise<void> {
  if (process.env.TANDEM_E2E_EMAIL) return;
  const server = (process.env.TANDEM_E2E_URL ?? 'http://localhost:8080').replace(/\/$/, '');
  const email = `browser-${Date.now()}@example.com`;
  const password = crypto.randomUUID();
  const invitation = await post<{ link: string }>(
    `${server}/api/projects/default/members/invitations`,
    { email, roles: ['admin'] },
    { Authorization: `Bearer ${process.env.TANDEM_E2E_TOKEN ?? ''}` },
  );
  const token =
    invitation.link
      .replace(/[?#].*$/, '')
      .split('/')
      .pop() ?? '';
  const csrf = await fetch(`${server}/api/csrf`);
  const cookie = (csrf.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  await post(
    `${server}/api/invitations/${token}`,
    { name: 'Browser tests', password },
    { Cookie: cookie, 'X-XSRF-TOKEN': decodeURIComponent(cookie.split('=')[1] ?? '') },
  );
  process.env.TANDEM_E2E_EMAIL = email;
  process.env.TANDEM_E2E_PASSWORD = password;
}

async function post<T>(url: string, body: unknown, headers: Record<string, string>): Promise<T> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
