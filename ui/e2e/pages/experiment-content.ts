import { call, project, upload } from '../browser';

const path = `/api/projects/${project}/experiments`;

/** Name, address and what to wait for of each page of experiments, once they are filled. */
export const experimentPages = [
  ['experiments', 'experiments', '.reading'],
  ['experiments-no-match', 'experiments?q=no-such-experiment-at-all', 'h2'],
  ['experiment-new', 'experiments?new=1', '.exp-rail'],
  ['experiment', 'experiments/page-test-gate', '.exp-table'],
  ['experiment-factors', 'experiments/page-test', '.line-chart svg'],
  ['experiment-blocked', 'experiments/page-test-lost', '.exp-blocked'],
  ['experiment-design', 'experiments/page-test/design', '.exp-square'],
  ['calibration', 'calibration', '.exp-plot'],
  ['experiment-upload', 'experiments/page-test?upload=1', '.ant-modal'],
] as const;

const names = (zh: string, en: string) => ({ zh, en });

interface Variant {
  key: string;
  names: { zh: string; en: string };
  allocation: number;
  with: string[];
}

const variant = (key: string, zh: string, en: string, ...on: string[]): Variant => ({
  ...{ key, names: names(zh, en), allocation: 1, with: on },
});

const share = (key: string, zh: string, en: string, role: string, direction: string) => ({
  ...{ key, names: names(zh, en), role, kind: 'proportion', direction, minimumEffect: 0.03 },
});

/** Players of a mobile game meet its first gate at level 30 or 40. */
export const gate = {
  names: names('关卡位置：30 关或 40 关', 'First gate at level 30 or 40'),
  hypothesis:
    '因为玩家在 30 关前离开，所以把第一道关卡移到 40 关，预期 7 日留存提高 3%。 Because players leave before level 30, we move the gate to 40.',
  factors: [{ key: 'gate', names: names('关卡', 'Gate'), team: 'product', flag: null }],
  variants: [variant('gate_30', '30 关', 'Level 30'), variant('gate_40', '40 关', 'Level 40', 'gate')],
  metrics: [
    share('retention_7', '7日留存', 'Day-7 retention', 'goal', 'up'),
    share('complaints', '投诉率', 'Complaint rate', 'guardrail', 'down'),
  ],
};

/** A table of sums: of each variant its people, and of each metric how many of them. */
export function sums(
  people: Record<string, number>,
  metrics: Record<string, Record<string, number>>,
): string {
  const lines = Object.entries(metrics).flatMap(([metric, of]) =>
    Object.entries(of).map(([key, sum]) => `${key},${metric},${people[key]},${sum}`),
  );
  return `variant,metric,people,sum\n${lines.join('\n')}\n`;
}

/** The game's players; of 90,189 as many kept playing as did in truth. */
export const gateSums = (part = 1) => {
  const of = (n: number) => Math.round(n * part);
  return sums(
    { gate_30: of(44_700), gate_40: of(45_489) },
    {
      retention_7: { gate_30: of(8_502), gate_40: of(8_279) },
      complaints: { gate_30: of(178), gate_40: of(196) },
    },
  );
};

const factorial = {
  names: names('新手任务 × 签到', 'Onboarding quest × check-in'),
  hypothesis: '因为新人不知道先做什么，所以给任务并奖励签到，预期 7 日留存从 18% 到 36%。',
  factors: [
    { key: 'quest', names: names('新手任务', 'Quest'), team: 'product', flag: null },
    { key: 'checkin', names: names('签到', 'Check-in'), team: 'operations', flag: null },
  ],
  variants: [
    variant('neither', '都没有', 'Neither'),
    variant('quest', '任务', 'Quest', 'quest'),
    variant('checkin', '签到', 'Check-in', 'checkin'),
    variant('both', '任务 + 签到', 'Quest + check-in', 'quest', 'checkin'),
  ],
  metrics: [share('retention_7', '7日留存', 'Day-7 retention', 'goal', 'up')],
};

/** An experiment on two factors, one looked at twice, and one whose sample ratio is wrong. */
export async function fillExperiments(key: string): Promise<void> {
  if (await call('GET', `${path}/${key}-lost`).catch(() => undefined)) return;
  await call('POST', path, { key, definition: factorial });
  const quest = { neither: 571, quest: 570, checkin: 569, both: 570 };
  await upload(
    `${path}/${key}/tables/sums`,
    sums(quest, { retention_7: { neither: 103, quest: 148, checkin: 131, both: 205 } }),
  );
  await call('POST', path, { key: `${key}-gate`, definition: gate });
  for (const part of [0.2, 0.5, 1]) await upload(`${path}/${key}-gate/tables/sums`, gateSums(part));
  const lost = { ...gate, names: names('丢失了一部分人', 'Some people got lost') };
  await call('POST', path, { key: `${key}-lost`, definition: lost });
  for (const [nth, better] of [1_100, 980].entries()) {
    const over = `${key}-over-${nth}`;
    const { version } = await call<{ version: number }>('POST', path, { key: over, definition: gate });
    const share = { gate_30: 950, gate_40: better };
    const none = { gate_30: 20, gate_40: 21 };
    const dealt = { gate_30: 5_000, gate_40: 5_000 };
    await upload(`${path}/${over}/tables/sums`, sums(dealt, { retention_7: share, complaints: none }));
    const learnings = 'A later gate keeps more players.';
    await call('POST', `${path}/${over}/archive`, { learnings }, { 'If-Match': `"${version}"` });
  }
  const people = { gate_30: 5_000, gate_40: 4_400 };
  const of = { gate_30: 950, gate_40: 1_010 };
  await upload(
    `${path}/${key}-lost/tables/sums`,
    sums(people, { retention_7: of, complaints: { gate_30: 20, gate_40: 21 } }),
  );
}

/** A table with a line for each of so many people, every nth of whom came back. */
export function peopleTable(variants: Record<string, [number, number]>): string {
  const lines = Object.entries(variants).flatMap(([variant, [people, nth]]) =>
    Array.from({ length: people }, (_, i) => `${variant}-${i},${variant},${i % nth === 0 ? 1 : 0}`),
  );
  return `userid,version,retention_7\n${lines.join('\n')}\n`;
}
