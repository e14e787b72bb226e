import type { Dictionary } from '../../text/en';

export const upload: Dictionary['experiments']['upload'] = {
  act: '上传表格',
  title: '上传实验表格',
  kind: '表格内容',
  people: '每人一行',
  sums: '每组每个指标的汇总',
  peopleLead: 'UTF-8 编码的 CSV，也可为 .gz，最大 64 MB；首行为列名。',
  sumsLead: '列：variant、metric、people、sum、sum_of_squares、x_sum、x_sum_of_squares、sum_of_products。',
  file: '文件',
  choose: '选择文件',
  noFile: '尚未选择文件',
  unit: '用户所在列',
  variant: '组所在列',
  needs: (columns) => `指标读取的列：${columns}`,
  variants: (keys) => `组的标识：${keys}`,
  missing: (columns) => `表格缺少列：${columns}。请改列名，或在设计中写明指标读取的列。`,
  submit: '分析表格',
  done: '分析完成。',
};
