import { call, project } from '../browser';

/** A segment with nested conditions; a second run finds it there. */
export async function seedSegment(event: string): Promise<void> {
  const path = `/api/projects/${project}/segments`;
  if (await call('GET', `${path}/page-test-segment`).catch(() => undefined)) return;
  const did = { type: 'did', event, when: { type: 'last', days: 30 } };
  await call('POST', path, {
    key: 'page-test-segment',
    names: { zh: '近 30 天活跃的用户', en: 'Active in the last 30 days' },
    rule: {
      type: 'all',
      rules: [
        { ...did, times: { bound: 'at_least', n: 1 } },
        {
          type: 'any',
          rules: [
            { type: 'not', rule: { type: 'property', property: 'plan', op: 'eq', value: ['trial'] } },
            { type: 'first', event, when: { type: 'last', days: 90 } },
          ],
        },
      ],
    },
  });
}

/** A board on which each tile is a saved insight; a second run finds it there. */
export async function seedInsights(event: string): Promise<void> {
  const boards = `/api/projects/${project}/boards`;
  if (await call('GET', `${boards}/page-test-board`).catch(() => undefined)) return;
  const selector = { event, where: [] };
  const kinds: Record<string, object> = {
    trend: { series: [{ event, measure: 'people' }] },
    funnel: { steps: [{ event: '*', where: [] }, selector] },
    churn: { horizonDays: 20 },
    retention: { start: selector, return: selector },
    lifecycle: {},
    matrix: {},
  };
  const dates = { from: '2026-01-01', to: '2026-01-31' };
  for (const [kind, asked] of Object.entries(kinds)) {
    await call('POST', `/api/projects/${project}/insights`, {
      key: `page-test-${kind}`,
      names: { zh: `已保存 ${kind}`, en: `Saved ${kind}` },
      range: '12m',
      question: { ...asked, range: '12m' },
      query: { kind, ...dates, ...asked },
    });
  }
  await call('POST', boards, {
    key: 'page-test-board',
    names: { zh: '洞察', en: 'Insights' },
    tiles: Object.keys(kinds).map((kind) => ({ insight: `page-test-${kind}` })),
  });
}

interface Guards {
  items: { key: string; state: string; status: { state: string } }[];
}

/** A flag whose gray release is under way, guarded by a policy, with a change that waits; a second run finds it there. */
export async function seedRelease(): Promise<void> {
  const flags = `/api/projects/${project}/flags`;
  const key = 'page-test-release';
  const other = 'page-test-other';
  if (await call('GET', `${flags}/${key}`).catch(() => undefined)) return;
  await call('POST', `/api/projects/${project}/environments`, { key: other, name: 'Staging' });
  const rules = [{ conditions: [], rollout: 0, variant: null }];
  const off = { enabled: false, rules, split: [], prerequisites: [] };
  await call('POST', flags, {
    ...{ key, names: { zh: '新版结算页', en: 'New checkout' }, type: 'boolean' },
    environments: { production: { ...off, enabled: true }, [other]: off },
  });
  const policies = await call<Guards>('GET', `/api/projects/${project}/policies?limit=200`);
  const well = policies.items.filter((p) => p.state === 'active' && p.status.state === 'ok');
  const guardrails = well.slice(0, 2).map((p) => p.key);
  const place = `${flags}/${key}/environments/production/release`;
  const steps = [1, 10, 25, 50, 100].map((percent) => ({ percent, hours: percent === 100 ? 0 : 48 }));
  await call('POST', place, { rule: 0, steps, guardrails }, { 'If-Match': '"1"' });
  await call('POST', `${place}/state`, { to: 'paused', reason: '等应用商店审核 Waits for the store' });
  await call('POST', `${place}/state`, { to: 'running' });
  await call('POST', `/api/projects/${project}/actions`, {
    type: 'change_flag',
    parameters: { flag: key, environment: 'production', version: 2, change: { enabled: true, rules } },
    reason: '灰度顺利 The pilot went well',
  });
}
