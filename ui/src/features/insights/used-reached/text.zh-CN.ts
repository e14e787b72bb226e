import type { Dictionary } from '../../../text/en';

export const usedReached: Dictionary['insights']['usedReached'] = {
  feature: '功能',
  chooseFeature: '选择功能',
  campaign: '触达来自',
  anyCampaign: '任一活动',
  returnDays: '留存：其后多少天内再次活跃',
  sentence: (range, days) =>
    `活跃用户按是否用过该功能、是否被触达分为四组，${range}；留存：其后 ${days} 天内再次活跃`,
  empty: {
    title: '选择一个功能',
    lead: '用过它的人和其他人，各按是否被触达再分为两组。',
  },
  quadrants: '使用 × 触达：各组的留存与人均收入',
  used: '用过',
  notUsed: '没用过',
  reached: '已触达',
  notReached: '未触达',
  retention: '留存',
  arpu: '人均收入',
  people: '人数',
  stayed: '留存人数',
  payers: '付费人数',
  revenue: '收入',
  range: '95% 置信区间',
  immature: '留存观察期未结束，留存尚不是最终值。',
  legend: '深浅：留存。',
  table: '四个组',
  group: '组',
  groupOf: (used, reached) => `${used}，${reached}`,
  everybody: '活跃用户',
  cell: {
    used: { yes: '用过', no: '没用过' },
    reached: { yes: '已触达', no: '未触达' },
    stayed: { yes: '留存', no: '未留存' },
  },
  join: '，',
};
