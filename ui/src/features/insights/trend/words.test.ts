import { describe, expect, it } from 'vitest';
import type { TrendQuery } from '../../../api/types';
import { formatOf } from '../../../components/format';
import { dictionary as en } from '../../../text/en';
import { dictionary as zh } from '../../../text/zh-CN';
import { firstOpen, lineName, sentenceOf } from './words';

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

describe('buckets', () => {
  const days = ['2026-03-28', '2026-03-29'];

  it('stay open for the hour after midnight in which late events count', () => {
    expect(firstOpen(days, 'day', new Date('2026-03-29T16:30:00Z'), 'Asia/Shanghai')).toBe(1);
    expect(firstOpen(days, 'day', new Date('2026-03-29T17:00:01Z'), 'Asia/Shanghai')).toBe(2);
  });

  it('of a week or month end with their last day', () => {
    const now = new Date('2026-03-30T12:00:00Z');
    expect(firstOpen(['2026-03-23', '2026-03-30'], 'week', now, 'UTC')).toBe(1);
    expect(firstOpen(['2026-02-01', '2026-03-01'], 'month', now, 'UTC')).toBe(1);
  });
});
