import type { Dictionary } from '../../text/en';

export const calendarKinds: Dictionary['growth']['calendar']['entry'] = {
  kind: {
    release: '发布',
    gray_release: '灰度发布',
    campaign: '活动',
    experiment: '实验',
    work: '工作项截止',
    hold: '冻结',
    conflict: '冲突',
  },
  experimentState: { running: '运行中', decided: '已决定', archived: '已归档' },
  releaseState: {
    scheduled: '待开始',
    running: '自动推进中',
    paused: '已暂停',
    done: '已完成',
    rolled_back: '已回滚',
    stopped: '已停止',
  },
  goesOn: '仍在进行',
};
