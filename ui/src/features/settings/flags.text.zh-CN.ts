import type { flagTexts as english } from './flags.text.en';

export const flagTexts: typeof english = {
  title: '超过指定比例须审批',
  lead: '让更多人得到开关、且规则比例超过此值的修改，以及超过此值的灰度发布，须由另一人批准。关闭和缩小范围从不需要审批。',
  needed: '需要审批',
  above: '超过',
  role: '由谁批准',
  save: '保存审批设置',
  saved: '审批设置已保存。',
};
