import { call, project, send } from '../browser';
import { fillExperiments } from './experiment-content';

const path = `/api/projects/${project}`;
const key = 'page-test';
const DAY = 86_400_000;

/** Whether an object is there already, so that a filled store (the demo's) is left as it is. */
async function some(what: string): Promise<boolean> {
  const answer = await call<unknown[] | { items: unknown[] }>('GET', `${path}/${what}`);
  return (Array.isArray(answer) ? answer : answer.items).length > 0;
}

async function catalog() {
  const selector = { event: 'page_test_used', where: [] };
  const names = { zh: '页面测试', en: 'Page test' };
  await call('POST', `${path}/features`, {
    ...{ key, names, tier: 'standard', productOwner: null, operationsOwner: null },
    ...{ keyEvents: [selector], exposure: null, rating: null, complaints: [], launchDate: null },
  });
  await call('POST', `${path}/campaigns`, {
    ...{ key, names, kind: 'external', features: [key], from: '2026-01-01', to: '2030-12-31' },
    ...{ participation: { event: 'page_test_joined', where: [] }, reach: null },
  });
  await send(
    { event: 'page_test_used', distinct_id: 'page-test-person' },
    { event: 'page_test_joined', distinct_id: 'page-test-person' },
  );
}

async function pool() {
  await call('POST', `${path}/pools`, {
    key,
    names: { zh: '外呼', en: 'Outbound calls' },
    unit: 'calls',
    capacity: 1200,
  });
  const give = (name: string, tier: string, amount: number, version: number) =>
    call(
      'POST',
      `${path}/pools/${key}/allocations`,
      { name, tier, amount, work: null },
      { 'If-Match': `"${version}"` },
    );
  await give('新手任务 Quest', 'core', 300, 1);
  await give('召回 Win-back', 'exploratory', 500, 2);
  await call(
    'POST',
    `${path}/pools/${key}/shifts`,
    { allocation: '新手任务 Quest', to: 600, days: 7, reason: '完成率超过 35%' },
    { 'If-Match': '"3"' },
  );
}

async function gates() {
  const review = await call<{ id: number; version: number }>('POST', `${path}/gates`, {
    subject: { kind: 'feature', key },
    questions: null,
    expiresDays: 14,
  });
  await call(
    'PUT',
    `${path}/gates/${review.id}/answers`,
    { gate: 'need', verdict: 'yes', evidence: '12 次访谈中 9 人每周都用', expiresAt: null },
    { 'If-Match': `"${review.version}"` },
  );
}

async function rule() {
  const made = await call<{ key: string; version: number }>(
    'POST',
    `${path}/policies/templates/penetration_campaign`,
    { key, names: null, subject: { kind: 'feature', key }, parameters: { campaign: key } },
  );
  await call(
    'POST',
    `${path}/policies/${made.key}/activate`,
    { mode: 'shadow', effectiveFrom: null },
    { 'If-Match': `"${made.version}"` },
  );
}

async function settings() {
  await call('POST', `${path}/channels`, {
    key,
    names: { zh: '增长群', en: 'Growth team' },
    kind: 'slack',
    url: 'https://hooks.slack.com/services/T0/B0/x',
    secret: null,
    enabled: true,
  });
  await call('POST', `${path}/metrics/custom`, {
    key: 'page_test_uses',
    names: { zh: '页面测试次数', en: 'Uses of the page test' },
    kind: 'events',
    numerator: { event: 'page_test_used', where: [], property: null, measure: 'events' },
    denominator: null,
    unit: 'events',
    better: 'up',
  });
}

/** A flag of each kind: on for some, with variants, and one that another needs. */
async function flags() {
  const behaviour = (rules: object[], more: object = {}) => ({
    enabled: true,
    ...{ rules, split: [], prerequisites: [], ...more },
  });
  const condition = (property: string, op: string, value: string) => ({
    ...{ on: 'person', group: null, property, op, value: [value] },
  });
  await call('POST', `${path}/flags`, {
    ...{ key: 'page-test-parent', names: { zh: '新版首页', en: 'New home page' }, type: 'boolean' },
    environments: { production: behaviour([{ conditions: [], rollout: 30, variant: null }]) },
  });
  const rules = [
    { conditions: [condition('channel', 'eq', 'Partners')], rollout: 100, variant: 'story' },
    { conditions: [condition('app_version', 'semver_gte', '2.4.0')], rollout: 50, variant: null },
  ];
  const split = [
    { variant: 'control', percent: 60 },
    { variant: 'story', percent: 40 },
  ];
  await call('POST', `${path}/flags`, {
    ...{ key, names: { zh: '新手任务版本', en: 'Onboarding quest version' }, type: 'string' },
    variants: [{ key: 'control' }, { key: 'story' }],
    environments: {
      production: behaviour(rules, { split, prerequisites: [{ flag: 'page-test-parent', is: 'on' }] }),
    },
  });
  await call(
    'PATCH',
    `${path}/flags/${key}/environments/production`,
    { rules: [rules[0], { ...rules[1], rollout: 70 }], note: '下一步 Next step' },
    { 'If-Match': '"1"' },
  );
  await bounds();
}

/** A layer with two flags and a holdout of one of them, with testers. */
async function bounds() {
  await call('POST', `${path}/flag-layers`, {
    ...{ key: 'page-test-layer', names: { zh: '首页实验层', en: 'Home page layer' } },
  });
  const seat = (flag: string, share: number, version: number) =>
    call(
      'PUT',
      `${path}/flags/${flag}/layer`,
      { layer: 'page-test-layer', share },
      { 'If-Match': `"${version}"` },
    );
  await seat(key, 45, 2);
  await seat('page-test-parent', 30, 1);
  await seat('page-test-parent', 20, 2);
  await call('POST', `${path}/flag-holdouts`, {
    ...{ key: 'page-test-holdout', names: { zh: '季度留出组', en: 'Quarterly holdout' } },
    ...{ share: 5, flags: [key] },
  });
  await call(
    'PATCH',
    `${path}/flags/${key}/environments/production`,
    { testers: [{ gets: 'story', ids: ['page-test-tester'], segments: [] }] },
    { 'If-Match': '"3"' },
  );
}

/** People who signed up and paid, and what winning them cost. */
async function growth() {
  const day = (ago: number) => new Date(Date.now() - ago * DAY).toISOString().slice(0, 10);
  const at = (event: string, who: number, ago: number, properties: Record<string, unknown>) => ({
    event,
    distinct_id: `page-test-learner-${who}`,
    timestamp: `${day(ago)}T04:00:00Z`,
    properties,
  });
  const channel = (who: number) => (who % 3 === 0 ? '搜索广告' : 'Partners');
  const people = Array.from({ length: 90 }, (_, who) => who);
  await send(
    ...people.map((who) =>
      at('sign_up', who, 70, { channel: channel(who), $set: { channel: channel(who) } }),
    ),
    ...people.flatMap((who) =>
      [69, 55, 33, 20, 9, 2]
        .slice(0, 1 + (who % 6))
        .map((ago) => at('purchase', who, ago - (who % 2), { amount: 10 + (who % 7) })),
    ),
  );
  for (const name of ['搜索广告', 'Partners']) {
    await call('POST', `${path}/spend`, { channel: name, from: day(70), to: day(64), amountMinor: 43_210 });
  }
}

/** Fills what is empty, so that every page is looked at with something on it. */
export async function fill(): Promise<void> {
  await fillExperiments(key);
  if (!(await some('campaigns'))) await catalog();
  const features = await call<{ items: { key: string }[] }>('GET', `${path}/features`);
  if (!features.items.some((f) => f.key === key)) return;
  if (!(await some('spend'))) await growth();
  if (!(await some('pools'))) await pool();
  if (!(await some('gates'))) await gates();
  if (!(await some('work-items'))) {
    await call('POST', `${path}/work-items`, {
      ...{ kind: 'project', title: { zh: '体验优化专项', en: 'Improve the experience' } },
      ...{ owner: 'product', dueDate: new Date(Date.now() - DAY).toISOString().slice(0, 10) },
      ...{ subject: { kind: 'feature', key }, exit: null },
    });
  }
  const policies = await call<{ items: { key: string }[] }>('GET', `${path}/policies?limit=200`);
  if (!policies.items.some((p) => p.key === key)) await rule();
  if (!(await some('flags'))) await flags();
  if (!(await some('channels'))) await settings();
}
