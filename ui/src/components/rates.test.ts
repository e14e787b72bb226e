import { describe, expect, it } from 'vitest';
import type { Bucket } from '../api/types';
import { cellOf, cellText, lastClosedOf } from './rates';

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
