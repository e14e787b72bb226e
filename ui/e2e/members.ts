export interface Account {
  email: string;
  password: string;
}

const server = (process.env.TANDEM_E2E_URL ?? 'http://localhost:8080').replace(/\/$/, '');

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

/** Makes a member of a project through the invitation a person would get. Needs TANDEM_E2E_TOKEN of an administrator. */
export async function invited(project: string, roles: string[], name: string): Promise<Account> {
  const email = `${roles[0]}-${crypto.randomUUID().slice(0, 8)}@example.com`;
  const password = crypto.randomUUID();
  const invitation = await post<{ link: string }>(
    `${server}/api/projects/${project}/members/invitations`,
    { email, roles },
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
    { name, password },
    { Cookie: cookie, 'X-XSRF-TOKEN': decodeURIComponent(cookie.split('=')[1] ?? '') },
  );
  return { email, password };
}
