import type { Dictionary } from '../../text/en';

export const phases: Dictionary['experiments']['phases'] = {
  title: '阶段',
  table: '各阶段的分流比例',
  lead: '分流比例改变即进入新阶段。结果只属于一个阶段：该阶段开始后首次进入实验的人。只给一个组或不再分流的阶段没有可比较的对象。',
  untold: '由条件决定',
  one: '分流比例始终一致。',
  phase: '阶段',
  number: (n) => `第 ${n} 阶段`,
  judged: '当前结果所属阶段',
  from: '开始',
  until: '结束',
  lasts: '仍在进行',
  by: '分流来源',
  revision: (flag, revision) => `${flag} r${revision}`,
  noFlag: '在双翼之外',
  off: (flag) => `功能开关 ${flag} 在生产环境是关闭的：没有人进入任何组。`,
  switchOn: '前往功能开关',
  unguarded: {
    no_exposure: '护栏不会自动停止本实验：没有曝光事件说明谁进入了哪个组。',
    no_source: (metrics) =>
      `护栏不会自动停止本实验：只有每个指标都有事件来源时才能由事件计算结果。缺少来源：${metrics}。`,
    no_flag: '护栏不会自动停止本实验：没有因素指明可以回收的功能开关。',
  },
};
