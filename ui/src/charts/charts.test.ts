import { describe, expect, it } from 'vitest';
import { nearest, splitAtOpen, spread, type Line } from './LineChart';
import { axisTop, niceTop, runsOf } from './TileLine';

describe('names at line ends', () => {
  it('stand apart where lines end at one value, within the chart', () => {
    expect(spread([100, 100, 100], 16, 0, 200)).toEqual([100, 116, 132]);
    expect(spread([190, 40, 195], 16, 0, 190)).toEqual([174, 40, 190]);
    expect(spread([], 16, 0, 200)).toEqual([]);
  });
});

describe('lines', () => {
  it('break where there is no data', () => {
    expect(runsOf([1, 2, null, null, 3, null])).toEqual([[1, 2], [3]]);
    expect(runsOf([null])).toEqual([]);
  });

  it('join the open part at the last closed point', () => {
    expect(splitAtOpen([1, 2, 3], 2)).toEqual({ closed: [1, 2, null], open: [null, 2, 3] });
    expect(splitAtOpen([1, 2], 2)).toEqual({ closed: [1, 2], open: [null, 2] });
  });

  it('are picked by the nearest value of the bucket; a gap cannot be picked', () => {
    const line = (values: (number | null)[]): Line => ({ name: '', colour: '', values });
    const lines = [line([10, null]), line([20, null])];
    expect([nearest(lines, 0, 14), nearest(lines, 0, 16), nearest(lines, 1, 5)]).toEqual([0, 1, undefined]);
  });
});

describe('an axis of rates', () => {
  it('spans at least two percentage points and never more than the whole', () => {
    expect([axisTop([0.001]), axisTop([0.99]), axisTop([])]).toEqual([0.02, 1, 0.02]);
  });

  it('ends at a round number above the data', () => {
    expect([niceTop(5995), niceTop(0), niceTop(1)].map((n) => Math.round(n * 1000) / 1000)).toEqual([
      8000, 1, 1.5,
    ]);
  });
});
