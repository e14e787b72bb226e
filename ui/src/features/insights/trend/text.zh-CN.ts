import type { Dictionary } from '../../../text/en';

export const trend: Dictionary['insights']['trend'] = {
  series: (n) => `序列 ${n}`,
  addSeries: '添加序列',
  removeSeries: (n) => `移除序列 ${n}`,
  measure: '度量',
  measures: {
    events: '事件数',
    people: '人数',
    sum: '合计：',
    avg: '平均：',
    min: '最小：',
    max: '最大：',
    p50: '中位数：',
    p90: '90 分位数：',
    p99: '99 分位数：',
  },
  unit: { events: '次', people: '人' },
  numberProperty: '数值属性',
  chart: (sentence) => `折线图。${sentence}`,
  table: '图表数值',
  peopleTitle: (series, bucket) => `${series}，${bucket}`,
  openPeople: (series, bucket, value) => `${series}，${bucket}：${value}。打开其中的用户`,
  empty: {
    title: '选择一个事件',
    lead: '趋势显示一个事件发生多少次、有多少人做过，或其中某个数值的合计。',
  },
  noProperty: {
    title: '选择数值属性',
    lead: '这个度量读取事件附带的数值，例如金额或分钟数。',
  },
  sentence: {
    of: (measure, event) => `${event} 的${measure}`,
    property: (measure, property, event) => `${event} 的 ${property} ${measure.replace('：', '')}`,
    join: '；',
    all: (series, interval, range) => `${series}，按${interval}，${range}`,
    per: { day: '日', week: '周', month: '月' },
  },
};
