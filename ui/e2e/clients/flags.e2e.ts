import { PostHog } from 'posthog-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, server, TestProject, token } from './tandem';

const countries = ['FR', 'DE', 'CN', 'BR'];
const everybody = Array.from({ length: 2_000 }, (_, i) => ({
  id: `person-${i}`,
  properties: { country: countries[i % 4], age: `${i % 90}`, email: `p${i}@example.com` },
}));

const on = (property: string, op: string, ...value: string[]) => ({
  on: 'person',
  property,
  op,
  value,
});

/** One flag of each sort that SDKs evaluate by themselves, and one they leave to the server. */
const flags = [
  { key: 'half', hash: 'posthog', rules: [{ conditions: [], rollout: 50 }] },
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

describe('posthog-node', () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await TestProject.create('flags-node');
    for (const { key, type = 'boolean', hash, variants, rules, split } of flags) {
      await call('POST', `/api/projects/${project.key}/flags`, {
        key,
        type,
        hash,
        variants,
        names: { zh: key, en: key },
        environments: { production: { enabled: true, rules, split } },
      });
    }
  });

  const clients: PostHog[] = [];
  afterAll(() => Promise.all(clients.map((client) => client.shutdown())));

  function client(local: boolean): PostHog {
    const made = new PostHog(project.writeKey, {
      host: server,
      personalApiKey: local ? token : undefined,
      featureFlagsPollingInterval: 3_600_000,
      flushAt: 1_000,
    });
    clients.push(made);
    return made;
  }

  it('gives everybody the same by itself as the server does', async () => {
    const local = client(true);
    await local.reloadFeatureFlags();
    const remote = client(false);
    const got = new Map<string, number>();
    for (const { id, properties } of everybody) {
      const here = await local.getAllFlags(id, {
        personProperties: properties,
        onlyEvaluateLocally: true,
      });
      const there = await remote.getAllFlags(id, { personProperties: properties });
      expect(Object.keys(there).sort()).toEqual(['colour', 'half', 'ours', 'rare', 'targeted']);
      expect(here).not.toHaveProperty('ours');
      const { ours, ...shared } = there;
      expect(here, id).toEqual(shared);
      for (const [key, value] of Object.entries({ ...shared, ours })) {
        const name = `${key}=${value}`;
        got.set(name, (got.get(name) ?? 0) + 1);
      }
    }
    expect(got.get('half=true')).toBeGreaterThan(900);
    expect(got.get('half=true')).toBeLessThan(1_100);
    expect(got.get('rare=true')).toBeGreaterThan(0);
    expect(got.get('targeted=true')).toBeGreaterThan(200);
    expect(got.get('colour=green')).toBeGreaterThan(500);
    expect(got.get('ours=true')).toBeGreaterThan(900);
  });

  it('asks the server for what it cannot evaluate, and reports the exposure', async () => {
    const local = client(true);
    await local.reloadFeatureFlags();
    const first = await local.isFeatureEnabled('ours', 'person-1');
    expect(first).toBe(await client(false).isFeatureEnabled('ours', 'person-1'));
    await local.isFeatureEnabled('ours', 'person-1');
    await local.flush();
    await project.awaitEvents('$feature_flag_called', 1);
  });
});
