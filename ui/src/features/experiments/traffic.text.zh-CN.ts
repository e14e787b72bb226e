import type { Dictionary } from '../../text/en';

export const traffic: Dictionary['experiments']['traffic'] = {
  title: '流量',
  table: '流量的变化',
  mark: '虚线：双方约定的上限。',
  lead: '调高流量时，已参与的人保持参与、所在的组不变，也不会进入新阶段。',
  says: (share) => `最多 ${share} 的符合条件用户参与。`,
  everybody: '所有符合条件的用户都可参与。',
  now: (share) => `目前 ${share} 的符合条件用户参与。`,
  agreed: (share) => `双方约定最多 ${share}。`,
  agreedAll: '双方约定所有符合条件的用户都可参与。',
  notYet: (share) => `开关目前覆盖 ${share} 的符合条件用户。`,
  from: '开始',
  until: '结束',
  lasts: '仍在进行',
  share: '占符合条件用户',
  exceeds: '超出约定',
  by: '来源',
  beyond: (flag, share, agreed) =>
    `功能开关 ${flag} 覆盖了 ${share} 的符合条件用户，而双方约定最多 ${agreed}。请缩小比例，或对实验作出决定。`,
  tooMuch: (flag, share, agreed) =>
    `功能开关 ${flag} 覆盖了 ${share} 的符合条件用户，超出约定的 ${agreed}，实验将无法启动。请调低放量比例或实验层占比。`,
  wouldReach: (flag, share, agreed) =>
    `${flag} 开启后将覆盖 ${share} 的符合条件用户，超出约定的 ${agreed}，实验将无法启动。请先调低放量比例或实验层占比。`,
  toFlag: '前往功能开关',
};
