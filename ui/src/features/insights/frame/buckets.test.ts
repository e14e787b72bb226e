import { describe, expect, it } from 'vitest';
import { firstOpen } from './buckets';

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
