import { describe, expect, it } from 'vitest';
import type { MetricInfo } from '../../api/types';
import { inputOf, rowOf } from './starTree';

const metric = (about: string, unit: string, ...intervals: string[]) =>
  ({ about, unit, intervals: intervals.length ? intervals : ['day', 'week', 'month'] }) as MetricInfo;

describe('an input of the north star', () => {
  it('is typed in percent and kept as a fraction', () => {
    const usage = metric('feature', 'percent');
    const input = { metric: 'usage', subject: 'ai', interval: 'week', target: 0.008, owner: null } as const;
    const row = rowOf(input, usage);
    expect(row).toMatchObject({ subject: 'feature:ai', target: 0.8 });
    expect(inputOf(row, usage)).toEqual(input);
  });

  it('keeps counts as they are and has no subject where the metric has none', () => {
    const row = { metric: 'active_people', subject: 'feature:ai', interval: 'day', target: 1500 } as const;
    expect(inputOf(row, metric('project', 'people'))).toEqual({
      metric: 'active_people',
      subject: null,
      interval: 'day',
      target: 1500,
      owner: null,
    });
  });

  it('takes the width the metric has', () => {
    const row = { metric: 'next_month_retention', interval: 'day', target: 37 } as const;
    expect(inputOf(row, metric('project', 'percent', 'month'))?.interval).toBe('month');
  });

  it('is not complete without a target, or a subject where the metric is about one', () => {
    expect(
      inputOf({ metric: 'usage', interval: 'day', target: 1 }, metric('feature', 'percent')),
    ).toBeUndefined();
    expect(inputOf({ metric: 'reach', interval: 'day' }, metric('project', 'percent'))).toBeUndefined();
  });
});
