import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../components/format';
import { en, zh } from '../../../text/complete';
import * as lifecycle from '../lifecycle/draft';
import * as paths from '../paths/draft';
import { columnName, sentenceOf as pathsSentence } from '../paths/words';
import * as retention from '../retention/draft';
import { cellName, sentenceOf as retentionSentence } from '../retention/words';
import * as stickiness from '../stickiness/draft';
import { countName } from '../stickiness/words';
import { heatOf } from './HeatTable';
import { windowOf, windowText, windowWords } from './window';

const range = { from: '2026-03-02', to: '2026-03-29' };
const today = '2026-03-30';
const english = formatOf('en', 'UTC', en.common);
const chinese = formatOf('zh-CN', 'UTC', zh.common);
const again = (value: unknown) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>;

describe('drafts in an address', () => {
  const drafts = [
    [retention, { ...retention.emptyDraft, brackets: [{ from: 1, to: 7 }], range, segment: 'payers' }],
    [stickiness, { ...stickiness.emptyDraft, interval: 'week' as const, range }],
    [lifecycle, { ...lifecycle.emptyDraft, range }],
    [paths, { ...paths.emptyDraft, anchor: 'end' as const, exclude: ['$identify'], window: 'PT30M' }],
  ] as const;

  it.each(drafts)('come back, and never break the page (%#)', (kind, draft) => {
    expect(kind.readDraft(again(draft))).toEqual(draft);
    expect(kind.readDraft({})).toEqual(kind.emptyDraft);
    const bad = {
      start: 3,
      series: 'x',
      event: [],
      depth: 99,
      brackets: [{ from: 9, to: 1 }],
      range: 'soon',
    };
    expect(kind.readDraft(bad)).toEqual(kind.emptyDraft);
  });
});

describe('a retention', () => {
  const start = { event: 'sign_up', where: [] };

  it('returns with the event it starts with until another is chosen', () => {
    expect(retention.queryOf(retention.emptyDraft, today)).toBeUndefined();
    const query = retention.queryOf({ ...retention.emptyDraft, start, range }, today)!;
    expect(query.return).toEqual(start);
    expect(query.periods).toBe(15);
  });

  it('has its own intervals instead of periods, and follows the calendar by month', () => {
    const brackets = [{ from: 1, to: 7 }];
    const query = retention.queryOf(
      { ...retention.emptyDraft, start, brackets, interval: 'month', clock: 'rolling24h' },
      today,
    )!;
    expect([query.periods, query.brackets, query.timeWindow]).toEqual([undefined, brackets, 'calendar']);
    expect(retention.nextBracket(brackets)).toEqual({ from: 8, to: 14 });
    expect(cellName({ from: 8, to: 14 }, query, en)).toBe('Month 8–14');
  });

  it('reads as a sentence in both languages', () => {
    const back = { event: 'pay', where: [] };
    const query = retention.queryOf({ ...retention.emptyDraft, start, back, range }, today)!;
    expect(retentionSentence(query, english, en)).toBe(
      'Of people with sign_up, how many come back with pay — per day, first time, back in that interval, started Mar 2, 2026 to Mar 29, 2026',
    );
    expect(retentionSentence(query, chinese, zh)).toBe(
      '做过 sign_up 的用户中又做 pay 的比例，按日，首次，当期回访，起始于 2026-03-02 至 2026-03-29',
    );
  });
});

describe('paths', () => {
  it('wait for the event they begin at', () => {
    expect(paths.queryOf({ ...paths.emptyDraft, anchor: 'end' }, today)).toBeUndefined();
    const query = paths.queryOf(
      { ...paths.emptyDraft, anchor: 'end', event: { event: 'pay', where: [] }, range },
      today,
    )!;
    expect([query.start, query.end?.event]).toEqual([undefined, 'pay']);
    expect([columnName(0, query, en), columnName(2, query, en)]).toEqual(['End', '2 before']);
    expect(pathsSentence(query, chinese, zh)).toBe(
      '用户在 pay 之前做什么，5 步，不看 $identify，2026-03-02 至 2026-03-29',
    );
  });
});

describe('stickiness', () => {
  it('names counts by their interval', () => {
    const query = stickiness.queryOf({ ...stickiness.emptyDraft, range }, today)!;
    expect(countName(query, 1, false, en)).toBe('on 1 day');
    expect(countName(query, 3, true, zh)).toBe('3 天及以上');
  });
});

describe('a window', () => {
  it('is ISO 8601 of one unit, within a year', () => {
    expect(windowText({ amount: 2, unit: 'week' })).toBe('P14D');
    expect(windowOf('PT30M')).toEqual({ amount: 30, unit: 'minute' });
    for (const text of ['P30M', 'PT3D', 'P400D', 'P0D', 7]) expect(windowOf(text)).toBeUndefined();
    expect([windowWords('P14D', en), windowWords('P14D', zh)]).toEqual(['14 days', '14 天']);
  });
});

describe('heat', () => {
  it('has seven shades up to the darkest value', () => {
    expect([0, 0.01, 0.5, 1, 2].map((v) => heatOf(v, 1))).toEqual([0, 0, 3, 6, 6]);
  });
});
