import { describe, expect, it } from 'vitest';
import { bounds, exactBounds, portion, sideOf, times } from './numbers';
import { heatOf } from '../frame/HeatTable';
import { readShared, sharedQuery } from '../frame/shared';

describe('an interval', () => {
  it('is said as [low, high], without an end where nobody knows it', () => {
    expect(bounds({ low: 1.049, high: 1.5 }, (v) => v.toFixed(2))).toBe('[1.05, 1.50]');
    expect(bounds({ low: 0, high: null }, String)).toBe('[0, ∞]');
    expect(exactBounds(null)).toBeNull();
  });

  it('is clear only when all of it lies on one side; touching is not', () => {
    expect(sideOf({ low: 1.01, high: 1.2 }, 1)).toBe('above');
    expect(sideOf({ low: 1, high: 1.2 }, 1)).toBe('unclear');
    expect(sideOf({ low: 0.5, high: 0.99 }, 1)).toBe('below');
    expect(sideOf({ low: 0.5, high: null }, 1)).toBe('unclear');
    expect(sideOf(null, 1)).toBe('unclear');
  });
});

describe('sizes', () => {
  it('use the whole heat scale and stay in their box', () => {
    expect([0, 0.001, 0.5, 1].map((v) => heatOf(v, 1))).toEqual([0, 0, 3, 6]);
    expect(heatOf(1, 0)).toBe(0);
    expect([portion(-1, 2), portion(1, 2), portion(3, 2), portion(1, 0)]).toEqual([
      '0.000%',
      '50.000%',
      '100.000%',
      '0.000%',
    ]);
    expect(times(1.5)).toBe('×1.50');
  });
});

describe('a scope', () => {
  it('comes back from an address and resolves whole months', () => {
    const scope = readShared({ range: '6m', where: [], segment: 'vip' }, '28d');
    expect(sharedQuery(scope, '2026-05-31')).toEqual({
      from: '2025-12-01',
      to: '2026-05-31',
      where: [],
      segment: 'vip',
    });
    expect(readShared({ range: 'soon', where: 'x', segment: 4 }, '28d')).toEqual({ range: '28d', where: [] });
  });
});
