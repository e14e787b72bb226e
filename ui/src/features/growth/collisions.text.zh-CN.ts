import type { Dictionary } from '../../text/en';

export const collisions: Dictionary['growth']['calendar']['collisions'] = {
  sameEvent: (campaigns) => `${campaigns}：统计的是同一个事件`,
  samePeople: (campaigns, people) => `${campaigns}：有 ${people} 人同时在两个分群里`,
  holiday: (campaign, holiday, days) => `「${campaign}」遇上${holiday}（${days} 个休息日）`,
  advice: {
    same_feature: '错开其中一个，或合并评估。',
    same_event: '各自加上属性条件，否则两边的数字分不开。',
    same_people: '把一个分群从另一个里排除，或错开时间，避免重复打扰。',
    holiday: '请与同一假期相比，不要与平时的周相比。',
  },
};
