import type { Dictionary } from '../../text/en';

export const calibration: Dictionary['experiments']['calibration'] = {
  title: '实验校准',
  of: (part, of) => `${part} / ${of}`,
  wins: '胜出占比',
  winsSay: (shipped, blocked) => `已上线 ${shipped} 个，因样本比例失衡无结论 ${blocked} 个。不含 A/A 测试。`,
  alarms: 'A/A 测试的误报',
  alarmsSay: '各组完全相同却得出有效果的测试。由偶然造成的最多约占 5%。',
  few: '样本不足',
  fewSay: (n) => `A/A 测试指各组都不含任何因子。满 ${n} 个后该占比才有意义。`,
  typical: '典型的真实效果',
  typicalSay: '去除运气之后，这里的实验平均带来的效果，以及彼此的差异。',
  typicalNone: '至少需要两个有效果的实验。',
  deviation: (share) => `± ${share}`,
  each: '测得的效果与可信的部分',
  eachLead: '众多测得效果中最大的那个，部分是运气。按首个目标计，向上为好。',
  measured: '测得',
  shrunk: '去除运气后及其 95% 区间',
  believe: '去除运气后 [95%]',
  outcome: '结果',
  ended: '分析日期',
  plot: (low, high) => `从 ${low} 到 ${high}`,
  same: 'A/A 测试',
  empty: {
    title: '还没有结束的实验',
    lead: '实验作出决定之后，这里会显示有多少胜出、A/A 测试多久误报一次，以及去除运气后效果还剩多少。',
  },
};
