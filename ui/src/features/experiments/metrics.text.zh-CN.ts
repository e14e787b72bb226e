import type { Dictionary } from '../../text/en';

export const metrics: Dictionary['experiments']['metrics'] = {
  title: '指标',
  none: '无法比较',
  missing: (n) => `${n} 人没有取值`,
  chance: (share) => `变好的概率 ${share}`,
  adjusted: (p) => `校正后 ${p}`,
  detectable: (effect) => `可检测 ${effect}`,
  minimum: (effect) => `值得在意的最小效果 ${effect}`,
  limit: (effect) => `上限 ${effect}`,
  sees: (harm) => `能发现 ${harm} 及以上的恶化`,
  blind: (harm) => `◌ 看不清：小于 ${harm} 的恶化可能发现不了`,
  tradeOff: (limit, day) => (limit ? `取舍：${day} 前允许 ${limit}` : `取舍：${day} 前允许变差`),
  columns: {
    variant: '实验组',
    control: (name) => `对照组：${name}`,
    value: '实验组取值',
    plot: '相对对照组的提升',
    lift: '提升 [置信区间]',
    reading: '解读',
  },
};
