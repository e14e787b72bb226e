import { describe, expect, it } from 'vitest';
import type { Board, Bucket } from '../../api/types';
import { withToday } from './queries';
import { withThreshold } from './threshold';

const bucket = (numerator: number): Bucket => ({
  start: '2026-03-02',
  numerator,
  denominator: 100,
  rate: numerator / 100,
  status: 'open',
});

const tile = (metric: Board['tiles'][number]['metric'], subject: string | null): Board['tiles'][number] => ({
  metric,
  subject,
  subjectNames: null,
  definition: { revision: 1, numerator: { zh: 'a', en: 'a' }, denominator: { zh: 'b', en: 'b' } },
  threshold: null,
  today: bucket(1),
  lastClosed: null,
  line: [],
});

const board: Board = {
  zone: 'UTC',
  asOf: '2026-03-02T10:00:00Z',
  now: '2026-03-02T10:00:00Z',
  tiles: [tile('penetration', 'a'), tile('paid_conversion', null)],
};

describe('news of today', () => {
  it('reach the tile of the same metric and subject only', () => {
    const asOf = '2026-03-02T10:05:00Z';
    const next = withToday(board, {
      tiles: [
        { metric: 'penetration', subject: 'b', today: bucket(9), asOf },
        { metric: 'paid_conversion', subject: null, today: bucket(7), asOf },
      ],
    });
    expect(next.tiles.map((t) => t.today.numerator)).toEqual([1, 7]);
    expect(next.asOf).toBe(asOf);
    expect(board.tiles[1]!.today.numerator).toBe(1);
  });

  it('older than the board do not turn its time back', () => {
    const next = withToday(board, {
      tiles: [{ metric: 'penetration', subject: 'a', today: bucket(2), asOf: '2026-03-02T09:00:00Z' }],
    });
    expect(next.asOf).toBe(board.asOf);
  });
});

describe('a threshold', () => {
  const tiles = [
    { metric: 'penetration' as const, subject: null, threshold: 0.4 },
    { metric: 'penetration' as const, subject: 'replay', threshold: 0.1 },
  ];

  it('changes the tile of that very subject, else the one for whatever is chosen', () => {
    const bounds = (subject: string | null) =>
      withThreshold(tiles, { metric: 'penetration', subject }, 0.5).map((t) => t.threshold);
    expect(bounds('replay')).toEqual([0.4, 0.5]);
    expect(bounds('progress')).toEqual([0.5, 0.1]);
  });

  it('is added where the layout lacks the tile', () => {
    expect(withThreshold(tiles, { metric: 'complaint_rate', subject: null }, 0.008)[2]).toEqual({
      metric: 'complaint_rate',
      subject: null,
      threshold: 0.008,
    });
  });
});
