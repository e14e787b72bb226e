import { describe, expect, it } from 'vitest';
import type { Board, BoardBucket, BoardTile, MetricInfo, TilePolicy } from '../../api/types';
import { circled } from '../../charts/TileLine';
import { moved } from './BoardCommands';
import { progressOf } from '../../components/progress';
import { breachesOf, isBetter } from './numbers';
import { cellOf, cellText, withToday } from './queries';
import { settingOf } from './TileForm';

const bucket = (numerator: number): BoardBucket => ({
  start: '2026-03-02',
  numerator,
  denominator: 100,
  value: numerator / 100,
  sample: 100,
  status: 'open',
  version: 0,
  revision: 1,
});

const tile = (position: number): BoardTile => ({
  position,
  metric: {
    key: 'penetration',
    names: { zh: 'a', en: 'a' },
    subject: null,
    subjectKind: null,
    subjectNames: null,
    interval: 'day',
    window: 1,
    unit: 'percent',
    better: 'up',
    cohort: false,
    definition: { revision: 1, numerator: { zh: 'a', en: 'a' }, denominator: { zh: 'b', en: 'b' } },
    people: { numerator: true, denominator: true },
  },
  today: bucket(1),
  lastClosed: null,
  before: null,
  line: [],
  columns: 1,
  threshold: null,
  policies: [],
});

const board: Board = {
  key: 'main',
  names: { zh: 'a', en: 'a' },
  version: 1,
  zone: 'UTC',
  from: '2026-02-01',
  to: '2026-03-02',
  asOf: '2026-03-02T10:00:00Z',
  northStar: null,
  tiles: [tile(0), tile(3)],
  insights: [],
  unavailable: [],
};

describe('news of today', () => {
  it('reach the tile of the same place only', () => {
    const asOf = '2026-03-02T10:05:00Z';
    const next = withToday(board, {
      tiles: [
        { position: 1, today: bucket(9), asOf },
        { position: 3, today: bucket(7), asOf },
      ],
    });
    expect(next.tiles.map((t) => t.today.numerator)).toEqual([1, 7]);
    expect(next.asOf).toBe(asOf);
    expect(board.tiles[1]!.today.numerator).toBe(1);
  });

  it('older than the board do not turn its time back', () => {
    const news = { position: 0, today: bucket(2), asOf: '2026-03-02T09:00:00Z' };
    expect(withToday(board, { tiles: [news] }).asOf).toBe(board.asOf);
  });
});

describe('breaches', () => {
  const judged = (verdicts: TilePolicy['judged'][number]['verdict'][]) =>
    ({
      standing: { status: { k: 1 } },
      judged: verdicts.map((verdict, i) => ({
        policy: 'a',
        bucket: `2026-03-0${i + 1}`,
        verdict,
        breach: verdict === 'breach',
        state: 'ok',
      })),
    }) as unknown as TilePolicy;

  it('are counted in a row; what decides nothing neither helps nor resets', () => {
    const row = breachesOf(judged(['breach', 'no_data', 'breach', 'clear', 'breach']));
    expect([...row.entries()]).toEqual([
      ['2026-03-01', 1],
      ['2026-03-03', 2],
      ['2026-03-05', 1],
    ]);
    expect(breachesOf(judged(['breach', 'breach', 'breach', 'breach', 'breach'])).size).toBe(3);
    expect(breachesOf(undefined).size).toBe(0);
  });

  it('are numbered in circles as far as there are any', () => {
    expect([circled(1), circled(3), circled(20), circled(21)]).toEqual(['①', '③', '⑳', '21']);
  });
});

describe('better and worse', () => {
  it('follow the direction of the metric', () => {
    const up = tile(0).metric;
    expect([isBetter(up, 0.1), isBetter(up, -0.1), isBetter(up, 0)]).toEqual([true, false, undefined]);
    expect(isBetter({ ...up, better: 'down' }, 0.1)).toBe(false);
  });

  it('so does progress towards a target', () => {
    expect([progressOf(0.2, 0.4, 'up'), progressOf(0.02, 0.01, 'down')]).toEqual([0.5, 0.5]);
  });
});

describe('tiles', () => {
  const setting = (metric: string) => ({
    metric,
    insight: null,
    subject: null,
    interval: null,
    window: null,
    threshold: null,
    columns: null,
  });

  it('move to the place of another and stay at the ends', () => {
    const tiles = ['a', 'b', 'c'].map(setting);
    expect(moved(tiles, 1, 0).map((t) => t.metric)).toEqual(['b', 'a', 'c']);
    expect(moved(tiles, 0, 2).map((t) => t.metric)).toEqual(['b', 'c', 'a']);
    expect(moved(tiles, 2, 3)).toBe(tiles);
  });

  it('have thresholds in percent where the metric is one', () => {
    const metric = { about: 'feature', unit: 'percent' } as MetricInfo;
    const draft = { metric: 'usage', subject: 'feature:a', interval: 'day', op: 'lt', bound: 12.5 } as const;
    expect(settingOf(draft, metric).threshold).toEqual({ op: 'lt', bound: 0.125 });
    expect(settingOf(draft, metric).subject).toBe('a');
    expect(settingOf(draft, { about: 'project', unit: 'people' } as MetricInfo)).toMatchObject({
      subject: null,
      threshold: { op: 'lt', bound: 12.5 },
    });
  });

  it('have cells that an address restores', () => {
    const cell = {
      metric: 'usage',
      subject: '',
      interval: 'day',
      window: '1',
      bucket: '2026-03-02',
      side: 'numerator',
    } as const;
    expect(cellOf(cellText(cell))).toEqual(cell);
    expect(cellOf('usage~~day~1~2026-03-02~middle')).toBeUndefined();
  });
});
