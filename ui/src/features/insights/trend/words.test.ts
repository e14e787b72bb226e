import { describe, expect, it } from 'vitest';
import type { TrendQuery } from '../../../api/types';
import { formatOf } from '../../../components/format';
import { en, zh } from '../../../text/complete';
import { lineName, sentenceOf } from './words';

const query: TrendQuery = {
  kind: 'trend',
  from: '2026-03-02',
  to: '2026-03-29',
  interval: 'day',
  series: [{ event: 'pay', measure: 'sum', property: 'amount', where: [] }],
  where: [{ property: 'country', op: 'in', value: ['CN', 'FR'] }],
  breakdown: [{ property: 'plan', limit: 10 }],
};

describe('a query as a sentence', () => {
  it('reads in both languages', () => {
    expect(sentenceOf(query, formatOf('en', 'UTC', en.common), en)).toBe(
      'Sum of amount over pay — per day, Mar 2, 2026 to Mar 29, 2026, where country is one of CN / FR, by plan',
    );
    expect(sentenceOf(query, formatOf('zh-CN', 'UTC', zh.common), zh)).toBe(
      'pay 的 amount 合计，按日，2026-03-02 至 2026-03-29，仅当 country 属于 CN / FR，按 plan 拆分',
    );
  });
});

describe('a line', () => {
  it('is named by its breakdown value, said plainly when missing or the rest', () => {
    const line = { label: '', index: 0, event: 'pay', measure: 'sum' as const, values: [] };
    const names = [['pro'], [null], ['$other']].map((breakdown) =>
      lineName({ ...line, breakdown }, query, en),
    );
    expect(names).toEqual(['pro', '(not set)', '(other)']);
  });
});
