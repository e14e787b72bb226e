import type { Dictionary } from '../../../text/en';

export const churn: Dictionary['insights']['churn'] = {
  horizonDays: '观察注册后多少天',
  inactiveDays: '连续多少天无活跃算流失',
  sentence: (range, horizon, inactive) =>
    `注册后 ${horizon} 天内，他们在第几天离开；注册于 ${range}，连续 ${inactive} 天无活跃算流失`,
  histogram: '流失用户按最后一次活跃距注册的天数分布',
  cumulative: '到那一天已离开的流失用户占比',
  xAxis: '注册到最后一次活跃的天数',
  day: (day) => `第 ${day} 天`,
  lost: '流失',
  kept: '未流失',
  everybody: '注册',
  through: (from, to) => `计入 ${from} 至 ${to} 的注册。`,
  propose: '提议为北极星指标',
  suggestion: (metric, value, n, share, range) =>
    `${metric}：${value}（${n}）。流失用户中 ${share} ${range} 在此之前离开。`,
  table: '按天列出的流失用户',
  dayColumn: '天',
  people: '人数',
  share: '占流失用户',
  cumulativeShare: '累计已离开',
  immature: {
    title: '还没有观察期已满的注册用户',
    lead: (days) => `只有注册满 ${days} 天的用户才能判断。请选择更早的日期，或减少天数。`,
  },
  nobodyLost: '没有人流失。',
};
