import type { Dictionary } from '../../../text/en';

export const lifecycle: Dictionary['insights']['lifecycle'] = {
  activity: '怎样算活跃',
  states: {
    new: '新增',
    returning: '持续',
    resurrecting: '回流',
    dormant: '沉默',
  },
  people: '人数',
  net: '新增与回流减沉默',
  signed: (value, sign) => (sign < 0 ? `−${value}` : sign > 0 ? `+${value}` : value),
  chart: '堆叠柱：新增、持续、回流的用户在零线之上，沉默的在下',
  pickBar: '点柱的一段，查看其中的用户。',
  table: '各状态的人数',
  sentence: {
    per: { day: '日', week: '周', month: '月' },
    all: (event, per, range) => `以 ${event} 计的新增、持续、回流、沉默用户，按${per}，${range}`,
  },
};
