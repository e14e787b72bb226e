import { describe, expect, it } from 'vitest';
import type { BacktestDay } from '../../api/types';
import { outcomeOf, runsOfDays, topOf } from './judged';

const day = (bucket: string, state: BacktestDay['state'], cleared = false) =>
  ({ bucket, state, cleared }) as BacktestDay;

describe('a backtest', () => {
  it('lists the days it was pending, fired and cleared', () => {
    const days = [
      day('2026-04-10', 'ok'),
      day('2026-04-11', 'pending'),
      day('2026-04-12', 'firing'),
      day('2026-04-13', 'recovering'),
      day('2026-04-14', 'ok', true),
      day('2026-04-15', 'pending'),
      day('2026-04-16', 'ok'),
    ];
    expect(outcomeOf(days, ['2026-04-12'])).toEqual({
      pending: ['2026-04-11', '2026-04-15'],
      fired: ['2026-04-12'],
      cleared: ['2026-04-14'],
    });
  });

  it('shortens consecutive days to runs', () => {
    expect(runsOfDays(['2026-02-28', '2026-03-01', '2026-03-03'])).toEqual([
      ['2026-02-28', '2026-03-01'],
      ['2026-03-03', '2026-03-03'],
    ]);
    expect(runsOfDays([])).toEqual([]);
  });
});

describe('the axis of a history', () => {
  it('ends above everything it shows, within a whole for rates', () => {
    expect(topOf([0.312, 0.35], true)).toBeCloseTo(0.4);
    expect(topOf([0.004], true)).toBe(0.02);
    expect(topOf([0.99], true)).toBe(1);
    expect(topOf([51_000], false)).toBe(60_000);
    expect(topOf([], false)).toBe(1);
  });
});
