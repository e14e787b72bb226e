import { PostHog } from 'posthog-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flagsProject, forEverybody, keys, people, Tally } from './flag-people';
import { server, type TestProject, token } from './tandem';

const everybody = people(10_000);

describe('posthog-node', () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await flagsProject('flags-node');
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

  it('gives 10,000 people the same by itself as the server does', async () => {
    const local = client(true);
    await local.reloadFeatureFlags();
    const remote = client(false);
    const got = new Tally();
    const different: unknown[] = [];
    await forEverybody(everybody, 24, async ({ id, properties }) => {
      const here = await local.getAllFlagsAndPayloads(id, {
        personProperties: properties,
        onlyEvaluateLocally: true,
      });
      const there = await remote.getAllFlagsAndPayloads(id, { personProperties: properties });
      const { ours, ...shared } = there.featureFlags ?? {};
      const same =
        JSON.stringify(sorted(here.featureFlags)) === JSON.stringify(sorted(shared)) &&
        JSON.stringify(sorted(here.featureFlagPayloads)) ===
          JSON.stringify(sorted(there.featureFlagPayloads));
      const whole = Object.keys(there.featureFlags ?? {}).length === keys.length;
      if (!same || !whole) different.push({ id, here, there });
      got.add({ ...shared, ours: ours ?? false });
    });
    expect(different.slice(0, 3)).toEqual([]);
    const share = (name: string) => got.share(name, everybody.length);
    expect(share('half=true')).toBeCloseTo(0.5, 1);
    expect(share('ours=true')).toBeCloseTo(0.5, 1);
    expect(share('rare=true')).toBeCloseTo(0.005, 2);
    expect(share('rare=true')).toBeGreaterThan(0);
    expect(share('targeted=true')).toBeGreaterThan(0.1);
    expect(share('colour=green')).toBeGreaterThan(0.25);
  });

  it('asks the server for what it cannot evaluate, and every exposure arrives once', async () => {
    const local = client(true);
    await local.reloadFeatureFlags();
    const some = everybody.slice(0, 50);
    const told = [local, client(false)];
    await forEverybody(some, 8, async ({ id }) => {
      const answers = [];
      for (const one of [...told, ...told]) answers.push(await one.isFeatureEnabled('ours', id));
      expect(new Set(answers).size).toBe(1);
    });
    for (const one of told) await one.flush();
    await project.awaitEvents('$feature_flag_called', some.length);
    const last = client(false);
    last.capture({ distinctId: 'person-0', event: 'all_told' });
    await last.flush();
    await project.awaitEvents('all_told', 1);
    expect(await project.count('$feature_flag_called')).toEqual({
      events: some.length,
      people: some.length,
    });
  });
});

/** What is there, by name; the server also names what it has nothing for. */
function sorted(object: object | undefined): [string, unknown][] {
  return Object.entries(object ?? {})
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
