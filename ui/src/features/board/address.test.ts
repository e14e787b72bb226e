import { describe, expect, it } from 'vitest';
import { asSeen, placeIn } from './address';

const today = '2026-03-28';
const read = (search: string) => placeIn('main', new URLSearchParams(search), today);
const seen = (search: string, insights: boolean) =>
  asSeen(new URLSearchParams(search), read(search), today, insights);

describe("a board's address", () => {
  it('shows 30 days and leaves insights their own ranges', () => {
    expect(read('')).toEqual({
      shown: { board: 'main', days: 30, feature: undefined, campaign: undefined },
      range: undefined,
    });
  });

  it('lays chosen days over the insights', () => {
    const { shown, range } = read('range=7d&feature=coupon&campaign=spring');
    expect(shown).toMatchObject({ days: 7, feature: 'coupon', campaign: 'spring' });
    expect(range).toEqual({ from: '2026-03-21', to: today });
  });

  it('lays chosen dates over everything', () => {
    const dates = { from: '2026-01-01', to: '2026-01-31' };
    expect(read('from=2026-01-01&to=2026-01-31')).toMatchObject({ shown: dates, range: dates });
  });

  it('does not follow dates or days that are none', () => {
    for (const search of ['from=2026-02-01&to=2026-01-31', 'from=soon&to=2026-01-31', 'to=2026-01-31']) {
      expect(read(search).shown.from).toBeUndefined();
      expect(read(search).range).toBeUndefined();
    }
    expect(read('range=401d').shown.days).toBe(30);
  });
});

describe('a board as it is seen', () => {
  it('has the same dates for numbers and insights as the days that were chosen', () => {
    const search = seen('range=7d&feature=coupon', true)!;
    expect(search).toBe('feature=coupon&from=2026-03-21&to=2026-03-28');
    expect(read(search).range).toEqual(read('range=7d').range);
  });

  it('has the usual days where there are numbers alone', () => {
    expect(seen('', false)).toBe('from=2026-02-26&to=2026-03-28');
  });

  it('is not offered where insights keep ranges of their own, or dates stay anyway', () => {
    expect(seen('', true)).toBeUndefined();
    expect(seen('from=2026-01-01&to=2026-01-31', false)).toBeUndefined();
  });
});
