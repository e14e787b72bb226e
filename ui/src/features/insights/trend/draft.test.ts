import { describe, expect, it } from 'vitest';
import { cannotAdd, emptyDraft, queryOf, readDraft, type Draft } from './draft';

const draft: Draft = {
  ...emptyDraft,
  series: [{ event: '课程_打开', measure: 'sum', property: 'minutes', where: [] }],
  where: [{ property: 'person.city', op: 'in', value: ['上海', 'Köln'] }],
  breakdown: ['plan'],
  interval: 'week',
  range: { from: '2026-03-02', to: '2026-03-29' },
};

describe('a trend in an address', () => {
  it('comes back', () => {
    expect(readDraft(JSON.parse(JSON.stringify(draft)) as Record<string, unknown>)).toEqual(draft);
  });

  it('never breaks the page', () => {
    expect(readDraft({})).toEqual(emptyDraft);
    expect(readDraft({ series: [{ event: 'a' }], range: 'yesterday' }).range).toBe('28d');
  });
});

describe('the query of a draft', () => {
  it('resolves a moving range on the day it runs', () => {
    const query = queryOf(
      { ...emptyDraft, series: [{ event: 'a', measure: 'events', where: [] }] },
      '2026-03-30',
    );
    expect([query?.from, query?.to]).toEqual(['2026-03-02', '2026-03-30']);
  });

  it('waits for what is essential and leaves out what is half filled in', () => {
    expect(queryOf(emptyDraft, '2026-03-30')).toBeUndefined();
    expect(
      queryOf({ ...draft, series: [{ event: 'a', measure: 'sum', where: [] }] }, '2026-03-30'),
    ).toBeUndefined();
    const query = queryOf({ ...draft, where: [{ property: 'x', op: 'eq', value: [] }] }, '2026-03-30');
    expect(query?.where).toEqual([]);
  });

  it('carries a property only where the measure reads one', () => {
    const query = queryOf(
      { ...draft, series: [{ event: 'a', measure: 'people', property: 'left over', where: [] }] },
      '2026-03-30',
    );
    expect(query?.series[0]).toEqual({ event: 'a', measure: 'people', where: [] });
  });

  it('computes formulas only from series that are there', () => {
    const two = ['a', 'b'].map((event) => ({ event, measure: 'events' as const, where: [] }));
    const formulas = ['A/B*100', 'A/C', '', '7', 'B'];
    const query = queryOf({ ...emptyDraft, series: two, formulas }, '2026-03-30');
    expect(query?.formulas).toEqual([{ formula: 'A/B*100' }, { formula: 'B' }]);
    // the first series is not chosen yet: letters would mean others
    const missing = queryOf(
      { ...emptyDraft, series: [{ event: '', measure: 'events', where: [] }, two[1]!], formulas: ['A'] },
      '2026-03-30',
    );
    expect(missing?.formulas).toBeUndefined();
  });

  it('adds up only what adds up', () => {
    const series = [{ event: 'a', measure: 'avg' as const, property: 'minutes', where: [] }];
    const averages = { ...emptyDraft, series, smoothing: 'cumulative' as const };
    expect([queryOf(averages, '2026-03-30')?.cumulative, cannotAdd(averages)]).toEqual([undefined, true]);
    const events = { ...averages, series: [{ event: 'a', measure: 'events' as const, where: [] }] };
    expect([queryOf(events, '2026-03-30')?.cumulative, cannotAdd(events)]).toEqual([true, false]);
    expect(queryOf({ ...events, smoothing: 'rolling', over: 3 }, '2026-03-30')?.rollingAverage).toBe(3);
  });
});
