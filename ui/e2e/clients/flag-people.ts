import { call, server, TestProject } from './tandem';

export interface FlagPerson {
  id: string;
  properties: Record<string, string>;
}

const countries = ['FR', 'DE', 'CN', 'BR'];

/** People who differ in what the flags below ask for. */
export function people(count: number): FlagPerson[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `person-${i}`,
    properties: {
      country: countries[i % 4] ?? 'FR',
      age: `${i % 90}`,
      email: `p${i}@example.com`,
    },
  }));
}

const on = (property: string, op: string, ...value: string[]) => ({
  on: 'person',
  property,
  op,
  value,
});

/** One flag of each sort that SDKs evaluate by themselves, and one they leave to the server. */
const flags = [
  {
    key: 'half',
    hash: 'posthog',
    payload: { note: 'half of them' },
    rules: [{ conditions: [], rollout: 50 }],
  },
  { key: 'rare', hash: 'posthog', rules: [{ conditions: [], rollout: 0.5 }] },
  {
    key: 'targeted',
    hash: 'posthog',
    rules: [
      { conditions: [on('country', 'eq', 'fr', 'cn'), on('age', 'gte', '18')], rollout: 30 },
      { conditions: [on('email', 'matches', '^p1[0-9]*@')], rollout: 80 },
      { conditions: [on('email', 'contains', 'P2'), on('country', 'ne', 'BR')], rollout: 100 },
    ],
  },
  {
    key: 'colour',
    type: 'string',
    hash: 'posthog',
    variants: [{ key: 'red' }, { key: 'green', value: 'lime' }, { key: 'blue' }],
    split: [
      { variant: 'red', percent: 20 },
      { variant: 'green', percent: 50 },
      { variant: 'blue', percent: 30 },
    ],
    rules: [
      { conditions: [on('country', 'eq', 'DE')], rollout: 50, variant: 'blue' },
      { conditions: [], rollout: 90 },
    ],
  },
  { key: 'ours', hash: 'murmur3', rules: [{ conditions: [], rollout: 50 }] },
];

export const keys = flags.map((flag) => flag.key).sort();

/** A project with these flags. */
export async function flagsProject(name: string): Promise<TestProject> {
  const project = await TestProject.create(name);
  for (const { key, type = 'boolean', rules, split, ...rest } of flags) {
    await call('POST', `/api/projects/${project.key}/flags`, {
      ...rest,
      key,
      type,
      names: { zh: key, en: key },
      environments: { production: { enabled: true, rules, split } },
    });
  }
  return project;
}

/** Flags as PostHog's SDKs name them: true, false or a variant; and the payloads of those that are on. */
export interface Given {
  flags: Record<string, string | boolean>;
  payloads: Record<string, unknown>;
}

interface OfrepAnswer {
  flags: { key: string; value?: unknown; variant?: string; metadata?: { payload?: string } }[];
}

/** What the server gives somebody, asked by its other protocol, OFREP. */
export async function givenByServer(project: TestProject, person: FlagPerson): Promise<Given> {
  const answer = await fetch(`${server}/ofrep/v1/evaluate/flags`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${project.writeKey}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ context: { targetingKey: person.id, ...person.properties } }),
  });
  if (!answer.ok) throw new Error(`OFREP answered ${answer.status}`);
  const given: Given = { flags: {}, payloads: {} };
  for (const { key, value, variant, metadata } of ((await answer.json()) as OfrepAnswer).flags) {
    const multivariate = typeof value !== 'boolean' && value !== undefined;
    given.flags[key] = multivariate ? (variant ?? '') : value === true;
    if (metadata?.payload !== undefined) given.payloads[key] = JSON.parse(metadata.payload);
    else if (multivariate && value !== variant) given.payloads[key] = value;
  }
  return given;
}

/** Does something for everybody, so many at a time. */
export async function forEverybody<T>(
  everybody: T[],
  atOnce: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const waiting = everybody.values();
  const worker = async () => {
    for (const one of waiting) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** How many people got each value of each flag. */
export class Tally {
  private readonly counts = new Map<string, number>();

  add(flags: Record<string, string | boolean>): void {
    for (const [key, value] of Object.entries(flags)) {
      const name = `${key}=${value}`;
      this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    }
  }

  share(name: string, of: number): number {
    return (this.counts.get(name) ?? 0) / of;
  }
}
