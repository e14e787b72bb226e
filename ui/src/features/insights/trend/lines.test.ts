import { describe, expect, it } from 'vitest';
import type { TrendAnswer, TrendQuery } from '../../../api/types';
import { en } from '../../../text/complete';
import { drawnLines, hasPeople, panelsOf } from './lines';

const line = (index: number, breakdown: (string | null)[], values: number[]) => ({
  ...{ label: '', index, event: 'pay', measure: 'events' as const, breakdown, values },
});
const query: TrendQuery = {
  ...{ kind: 'trend', from: '2026-03-02', to: '2026-03-03', interval: 'day', where: [] },
  series: [
    { event: 'pay', measure: 'events', where: [] },
    { event: 'visit', measure: 'people', where: [] },
  ],
  breakdown: [{ segment: 'payers' }],
  compare: 'previousPeriod',
};
const answer = {
  buckets: ['2026-03-02', '2026-03-03'],
  series: [line(0, ['in'], [3, 4]), line(0, ['out'], [1, 1])],
  formulas: [{ label: '', index: 0, formula: 'A*2', breakdown: ['in'], values: [6, 8] }],
  compared: {
    ...{ from: '2026-02-28', to: '2026-03-01', buckets: ['2026-02-28', '2026-03-01'] },
    series: [line(0, ['in'], [2, 2])],
    formulas: [],
  },
} as unknown as TrendAnswer;

describe('lines of a trend', () => {
  const lines = drawnLines(query, answer, en);

  it('stand beside those of the earlier period with the same values', () => {
    expect(lines.map((l) => l.before)).toEqual([[2, 2], undefined, undefined]);
    expect(lines[0]!.name).toBe('Number of events: pay · in payers');
  });

  it('of one unit share a panel; a formula has its own', () => {
    expect(panelsOf(lines).map((p) => [p.unit, p.lines.length])).toEqual([
      ['events', 2],
      ['A*2', 1],
    ]);
  });

  it('have people where each value is a count of its bucket', () => {
    expect(lines.map((l) => hasPeople(query, l))).toEqual([true, true, false]);
    expect(hasPeople({ ...query, rollingAverage: 7 }, lines[0]!)).toBe(false);
  });
});
