/** The running server under test, as a program with an administrator's token sees it. */
const url = process.env.TANDEM_E2E_URL ?? 'http://localhost:8080';
export const token = process.env.TANDEM_E2E_TOKEN ?? '';

export const server = url.replace(/\/$/, '');

export async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(server + path, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

interface TrendAnswer {
  series: { values: (number | null)[] }[];
}

/** A project of its own for each test file, so that counts are exact. */
export class TestProject {
  private constructor(
    readonly key: string,
    readonly writeKey: string,
  ) {}

  static async create(name: string): Promise<TestProject> {
    const key = `${name}-${crypto.randomUUID().slice(0, 8)}`;
    await call('POST', '/api/projects', {
      key,
      name,
      zone: 'Asia/Shanghai',
      locale: 'zh-CN',
      currency: 'CNY',
    });
    const created = await call<{ key: string }>('POST', `/api/projects/${key}/write-keys`, {
      name: 'test',
      environment: 'production',
    });
    return new TestProject(key, created.key);
  }

  /** Events of a name, and the distinct people who did it, over all days around the server's now. */
  async count(event: string): Promise<{ events: number; people: number }> {
    const { now } = await call<{ now: string }>('GET', '/api/status');
    const day = (offset: number) =>
      new Date(Date.parse(now) + offset * 86_400_000).toISOString().slice(0, 10);
    const answer = await call<TrendAnswer>('POST', `/api/projects/${this.key}/query`, {
      kind: 'trend',
      from: day(-400),
      to: day(400),
      interval: 'month',
      series: [{ event, measure: 'events' }],
    });
    const people = await call<TrendAnswer>('POST', `/api/projects/${this.key}/query`, {
      kind: 'trend',
      from: day(-3),
      to: day(3),
      interval: 'month',
      series: [{ event, measure: 'people' }],
    });
    const values = answer.series[0]?.values ?? [];
    const peopleValues = people.series[0]?.values ?? [];
    return {
      events: values.reduce<number>((sum, value) => sum + (value ?? 0), 0),
      people: Math.max(0, ...peopleValues.map((value) => value ?? 0)),
    };
  }

  /** Waits until a name has that many events; clients deliver in the background. */
  async awaitEvents(event: string, expected: number): Promise<void> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const { events } = await this.count(event);
      if (events >= expected) return;
      if (Date.now() > deadline) throw new Error(`${event}: ${events} of ${expected} arrived`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  /** The person a distinct id belongs to now. */
  async person(distinctId: string): Promise<string> {
    const found = await call<{ items: { person: string; distinctId: string }[] }>(
      'GET',
      `/api/projects/${this.key}/people?search=${encodeURIComponent(distinctId)}`,
    );
    const first = found.items[0];
    if (!first) throw new Error(`nobody has the id ${distinctId}`);
    return first.person;
  }
}
