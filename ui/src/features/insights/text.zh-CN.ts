import type { Dictionary } from '../../text/en';
import { lifecycle } from './lifecycle/text.zh-CN';
import { retention } from './retention/text.zh-CN';
import { stickiness } from './stickiness/text.zh-CN';
import { paths } from './paths/text.zh-CN';
import { funnel } from './funnel/text.zh-CN';
import { acquisition } from './acquisition/text.zh-CN';
import { churn } from './churn/text.zh-CN';
import { figures } from './figures/text.zh-CN';
import { matrix } from './matrix/text.zh-CN';
import { moved } from './moved/text.zh-CN';
import { prediction } from './prediction/text.zh-CN';
import { residue } from './residue/text.zh-CN';
import { unused } from './unused/text.zh-CN';
import { usedReached } from './used-reached/text.zh-CN';
import { value } from './value/text.zh-CN';
import { saved } from './saved/text.zh-CN';
import { trend } from './trend/text.zh-CN';

export const insights: Dictionary['insights'] = {
  unknownKind: {
    title: '没有这种洞察',
    lead: '趋势回答“有多少、如何变化”。地址可能有误，或来自其他版本的双翼。',
    action: '打开趋势',
  },
  title: '洞察',
  kindsLabel: '洞察的种类',
  groups: {
    behaviour: '行为',
    growth: '增长',
    value: '收入',
  },
  kinds: {
    trend: '趋势',
    funnel: '漏斗',
    retention: '留存',
    stickiness: '粘性',
    lifecycle: '生命周期',
    paths: '路径',
    moved: '变动归因',
    matrix: '渗透 × 参与',
    used_reached: '使用 × 触达',
    residue: '活动沉淀',
    unused: '闲置功能',
    churn: '流失时点',
    value: '用户价值',
    acquisition: '获客',
    prediction: '预测价值',
  },
  kindQuestions: {
    trend: '有多少，如何变化？',
    funnel: '人在哪一步离开？',
    retention: '他们会回来吗？',
    stickiness: '他们用了几天？',
    lifecycle: '增长健康吗？',
    paths: '之前和之后发生了什么？',
    moved: '这个比率为什么变了？',
    matrix: '哪对功能与活动配合得好？',
    used_reached: '使用与触达各自带来多少留存与收入？',
    residue: '活动带来的人留下了多少？',
    unused: '哪些功能没人用？',
    churn: '他们在第几天离开？',
    value: '一个用户值多少、何时值？',
    acquisition: '一个用户花多少钱、几个月回本？',
    prediction: '他们还会买多少？',
  },
  view: { label: '呈现', chart: '图表', table: '表格' },
  query: '查询',
  where: '仅当',
  moreOptions: '更多选项',
  addBreakdown: '添加拆分',
  breakdownNumber: (n) => `拆分维度 ${n}`,
  openPeople: (of, shown) => `${of}：${shown}。打开其中的用户`,
  side: '哪些用户',
  moveUp: (what) => `上移${what}`,
  moveDown: (what) => `下移${what}`,
  remove: (what) => `移除${what}`,
  window: {
    unit: '时间单位',
    units: { minute: '分钟', hour: '小时', day: '天', week: '周' },
    of: (n, unit) => `${n} ${{ minute: '分钟', hour: '小时', day: '天', week: '周' }[unit]}`,
  },
  breakdown: '拆分维度',
  breakdownNone: '不拆分',
  removeBreakdown: '移除拆分',
  interval: '粒度',
  range: '范围',
  environment: { label: '环境', all: '全部环境', unset: (name) => `${name}（默认）` },
  sentence: {
    where: (conditions) => `，仅当 ${conditions}`,
    and: ' 且 ',
    more: (n) => `另 ${n} 个`,
    by: (property) => `，按 ${property} 拆分`,
    only: (event, conditions) => `${event}（${conditions}）`,
    segment: (key) => `，限分群 ${key}`,
    environment: (key) => `，环境 ${key}`,
    everywhere: '，全部环境',
    to: (from, to) => `${from} 至 ${to}`,
  },
  segmentNamed: (key) => `分群 ${key}`,
  inSegment: (key) => `在 ${key} 中`,
  outOfSegment: (key) => `不在 ${key} 中`,
  breakdownGroups: { properties: '属性', segments: '分群' },
  missing: '（未设置）',
  other: '（其他）',
  total: '合计',
  computed: (milliseconds, engine) => `计算用时 ${milliseconds} 毫秒（${engine}）`,
  kept: (time, engine) => `计算于 ${time}，此后数据未变（${engine}）`,
  nothing: {
    title: '这段时间没有发生',
    lead: '没有符合查询的事件。请放宽时间范围或减少条件。',
  },
  saved,
  trend,
  funnel,
  retention,
  stickiness,
  lifecycle,
  paths,
  figures,
  moved,
  matrix,
  usedReached,
  residue,
  unused,
  churn,
  value,
  acquisition,
  prediction,
};
