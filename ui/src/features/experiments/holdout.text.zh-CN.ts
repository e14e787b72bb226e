import type { Dictionary } from '../../text/en';

export const holdoutTexts: Dictionary['experiments']['holdout'] = {
  back: '实验层与留出组',
  compare: '立即对比',
  computed: (by, time) => `${by} 于 ${time} 计算`,
  lead: (share, from, until) =>
    `自 ${from} 起留出 ${share} 的人；放开时间：${until}。他们是对照组：其他人得到的一切都与他们比较。`,
  never: '未定',
  all: '覆盖全部开关。',
  covers: (flags) => `覆盖 ${flags}。`,
  empty: {
    title: '先选择用什么指标对比',
    lead: '选择重要的事件，第一个作为目标指标。从首次为某人计算开关时开始统计。',
  },
  none: {
    title: '还没有对比结果',
    lead: '根据目前为止的事件立即计算，之后可随时重新计算。',
  },
  metrics: '对比指标',
  edit: '修改指标',
  editTitle: (name) => `「${name}」的对比指标`,
  add: '添加指标',
  remove: (n) => `移除指标 ${n}`,
  event: (n) => `指标 ${n} 的事件`,
  measure: (n) => `指标 ${n} 的统计方式`,
  role: (n) => `指标 ${n} 的角色`,
  better: (n) => `指标 ${n} 何为更好`,
  days: (n) => `指标 ${n} 的统计天数`,
  measures: { people: '做过的人占比', events: '人均次数' },
  within: '留空：截至目前',
  save: '保存指标',
  saved: '已保存，请重新计算。',
  wrong: '请为每个指标选择事件（不可重复），并至少设一个目标指标。',
};
