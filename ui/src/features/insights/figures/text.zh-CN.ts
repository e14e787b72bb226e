import type { Dictionary } from '../../../text/en';

export const figures: Dictionary['insights']['figures'] = {
  name: (zh, en) => zh || en,
  definition: (revision) => `口径 r${revision}：`,
  n: (people) => `n ${people}`,
  notFinished: '未到期',
  interval: '95% 置信区间',
  tooFew: (people) => `样本不足 n ${people}`,
  noFeatures: {
    title: '还没有定义功能',
    lead: '功能说明哪些事件表示有人在使用它。',
    action: '定义功能',
  },
  noCampaigns: {
    title: '所选日期没有活动',
    lead: '录入活动的日期和参与事件，或选择有活动的日期。',
    action: '录入活动',
  },
  undeclared: {
    action: '去「定义」中选择',
    payment: {
      title: '还没有选择付费事件',
      lead: '收入取自表示付费的事件。选择一次，所有数字随之可用。',
    },
    signUps: {
      title: '还没有选择注册事件',
      lead: '批次从表示注册的事件开始。选择一次，所有数字随之可用。',
    },
  },
};
