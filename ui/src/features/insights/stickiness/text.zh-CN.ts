import type { Dictionary } from '../../../text/en';

export const stickiness: Dictionary['insights']['stickiness'] = {
  series: (n) => `事件 ${n}`,
  addSeries: '添加事件',
  count: '怎样计天数',
  counts: { exactly: '恰好这么多', atLeast: '至少这么多' },
  on: {
    day: (n) => `${n} 天`,
    week: (n) => `${n} 周`,
    month: (n) => `${n} 个月`,
  },
  orMore: (count) => `${count}及以上`,
  axis: { day: '天数', week: '周数', month: '月数' },
  people: '人数',
  share: '占做过的人',
  inAll: (series, people) => `${series}：共 ${people} 人`,
  chart: (sentence) => `人数图。${sentence}`,
  table: '按次数分布的人数',
  empty: {
    title: '选择一个事件',
    lead: '粘性显示用户在这段时间里有几天做过某件事。',
  },
  sentence: {
    join: '；',
    per: { day: '天数', week: '周数', month: '月数' },
    all: (series, per, range) => `${series}，按${per}分布的人数，${range}`,
  },
};
