import { describe, expect, it } from 'vitest';
import { datesOf } from './annotations';

describe('the dates of a lane', () => {
  const today = '2026-03-28';

  it('are the days of a chart of days', () => {
    expect(datesOf(['2026-03-26', '2026-03-27', today], 'day', today)).toEqual({
      from: '2026-03-26',
      to: today,
    });
  });

  it('take in the current week and month up to today', () => {
    expect(datesOf(['2026-03-16', '2026-03-23'], 'week', today)?.to).toBe(today);
    expect(datesOf(['2026-02-01', '2026-03-01'], 'month', today)?.to).toBe(today);
  });

  it('end with the last bucket where that is over', () => {
    expect(datesOf(['2026-03-09', '2026-03-16'], 'week', today)?.to).toBe('2026-03-22');
    expect(datesOf(['2026-01-01', '2026-02-01'], 'month', today)?.to).toBe('2026-02-28');
    expect(datesOf(['2025-12-01'], 'month', today)?.to).toBe('2025-12-31');
  });

  it('end with the last day seen inside a bucket', () => {
    expect(datesOf(['2026-03-02', '2026-03-09'], 'week', '2026-03-11')?.to).toBe('2026-03-11');
  });

  it('are none without buckets', () => {
    expect(datesOf([], 'day', today)).toBeUndefined();
  });
});
