import { describe, expect, it } from 'vitest';
import { emptyDraft, queryOf, readDraft, type Draft } from './draft';

const draft: Draft = {
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
});
