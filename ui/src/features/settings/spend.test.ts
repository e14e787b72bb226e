import { describe, expect, it } from 'vitest';
import type { Spend } from '../../api/types';
import { byMonth, monthsOf } from './spend';

const line = (channel: string, from: string, to: string, amountMinor: number) =>
  ({ channel, from, to, amountMinor }) as Spend;

describe('a line of spend', () => {
  it('counts in each month by its days', () => {
    expect(monthsOf({ from: '2026-03-30', to: '2026-04-05', amountMinor: 700 })).toEqual([
      { month: '2026-03-01', minor: 200 },
      { month: '2026-04-01', minor: 500 },
    ]);
    expect(monthsOf({ from: '2026-04-06', to: '2026-04-06', amountMinor: 88 })).toEqual([
      { month: '2026-04-01', minor: 88 },
    ]);
  });
});

describe('spend by month and channel', () => {
  it('adds up to all that was spent', () => {
    const table = byMonth([
      line('ads', '2026-03-30', '2026-04-05', 700),
      line('ads', '2026-04-06', '2026-04-12', 300),
      line('search', '2026-04-01', '2026-04-30', 5000),
    ]);
    expect(table.months).toEqual(['2026-04-01', '2026-03-01']);
    expect(table.channels).toEqual(['search', 'ads']);
    expect(table.of('2026-04-01', 'ads')).toBe(800);
    expect(table.of('2026-03-01', 'search')).toBe(0);
  });
});
