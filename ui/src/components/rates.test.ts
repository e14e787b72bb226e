import { describe, expect, it } from 'vitest';
import type { Bucket } from '../api/types';
import { cellOf, cellText, immatureOf, lastClosedOf } from './rates';

const bucket = (start: string, status: Bucket['status'], rate: number | null): Bucket => ({
  start,
  status,
  rate,
  numerator: 1,
  denominator: 2,
});

describe('the last closed bucket', () => {
  it('is the newest one that is closed and has a rate', () => {
    const buckets = [
      bucket('2026-03-01', 'closed', 0.4),
      bucket('2026-03-02', 'closed', 0.5),
      bucket('2026-03-03', 'no_data', null),
      bucket('2026-03-04', 'open', 0.9),
    ];
    expect(lastClosedOf(buckets)?.start).toBe('2026-03-02');
  });

  it('is missing while everything is open', () => {
    expect(lastClosedOf([bucket('2026-03-04', 'open', 0.9)])).toBeUndefined();
  });
});

describe('buckets whose people have not had their days', () => {
  const buckets = [
    bucket('2026-03-02', 'closed', 0.5),
    bucket('2026-03-03', 'open', 0.4),
    bucket('2026-03-04', 'open', 0.9),
  ];

  it('are all that are open, when the day is not the only one', () => {
    expect(immatureOf(buckets, '2026-03-04').map((b) => b.start)).toEqual(['2026-03-03', '2026-03-04']);
    expect(immatureOf(buckets.slice(2), '2026-03-04')).toEqual([]);
  });

  it('are not the day before, which waits for late events in the first hour of a day', () => {
    expect(immatureOf(buckets, '2026-03-03')).toEqual([]);
    const more = [bucket('2026-03-01', 'open', 0.5), ...buckets.slice(1)];
    expect(immatureOf(more, '2026-03-03')).toHaveLength(3);
  });
});

describe('an open people list in the address', () => {
  it('reads back as it was written', () => {
    const cell = {
      metric: 'usage',
      subject: 'word-cards',
      bucket: '2026-03-02',
      interval: 'week',
      side: 'denominator',
    } as const;
    expect(cellOf(cellText(cell))).toEqual(cell);
  });

  it('is ignored when it says nothing sensible', () => {
    for (const text of [
      null,
      '',
      'usage',
      'usage~a~2026-03-02~month~numerator',
      'usage~a~2026-03-02~day~both',
    ]) {
      expect(cellOf(text)).toBeUndefined();
    }
  });
});
