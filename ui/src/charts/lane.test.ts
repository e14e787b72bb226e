import { describe, expect, it } from 'vitest';
import { laid, placeOf, type LaneMark } from './lane';

const days = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'];
const mark = (kind: LaneMark['kind'], from: string, to: string | null): LaneMark => ({
  ...{ kind, from, to, name: '好物清单', href: '/x', said: '好物清单' },
});

describe('the lane under a chart', () => {
  it('places dates between the starts of buckets', () => {
    expect(placeOf('2026-03-04', days)).toBe(2);
    expect(placeOf('2026-03-05', ['2026-03-02', '2026-03-09', '2026-03-16'])).toBeCloseTo(3 / 7);
    expect([placeOf('2025-01-01', days), placeOf('2027-01-01', days)]).toEqual([0, 4]);
  });

  it('stacks what overlaps and names what has room', () => {
    const marks = [
      mark('campaign', '2026-03-02', '2026-03-04'),
      mark('release', '2026-03-03', '2026-03-03'),
      mark('hold', '2026-03-06', null),
    ];
    const found = laid(marks, days, 50, 450);
    expect(found.map((m) => m.row)).toEqual([0, 1, 0]);
    expect(found.map((m) => m.named)).toEqual([true, true, false]);
    expect(found[0]!.left + found[0]!.width).toBe(250);
  });
});
