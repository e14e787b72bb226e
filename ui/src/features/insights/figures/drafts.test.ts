import { describe, expect, it } from 'vitest';
import * as acquisition from '../acquisition/draft';
import * as churn from '../churn/draft';
import * as matrix from '../matrix/draft';
import * as prediction from '../prediction/draft';
import * as residue from '../residue/draft';
import * as unused from '../unused/draft';
import { labelPlaces } from '../unused/UseByAge';
import * as usedReached from '../used-reached/draft';
import * as value from '../value/draft';

const today = '2026-05-01';
const held = (draft: object) => JSON.parse(JSON.stringify(draft)) as Record<string, unknown>;

describe('questions of growth and value', () => {
  it('come back from their address', () => {
    const scope = { range: '90d' as const, where: [], segment: 'vip' };
    const m: matrix.Draft = { ...scope, features: ['a'], campaigns: ['b'], line: 12.5 };
    expect(matrix.readDraft(held(m))).toEqual(m);
    const u: usedReached.Draft = { ...scope, feature: 'a', campaign: 'b', returnDays: 3 };
    expect(usedReached.readDraft(held(u))).toEqual(u);
    const c: churn.Draft = { ...scope, horizonDays: 60, inactiveDays: 14 };
    expect(churn.readDraft(held(c))).toEqual(c);
    const v: value.Draft = { ...scope, start: 'first_purchase', interval: 'week', periods: 8 };
    expect(value.readDraft(held(v))).toEqual(v);
    const a: acquisition.Draft = { ...scope, channel: 'person.source', interval: 'day', months: 3 };
    expect(acquisition.readDraft(held(a))).toEqual(a);
    const p: prediction.Draft = { ...scope, horizonDays: 30, holdoutDays: 0 };
    expect(prediction.readDraft(held(p))).toEqual(p);
  });

  it('fall back to the usual where an address holds nonsense', () => {
    const nonsense = { range: 3, line: 400, horizonDays: -1, holdoutDays: 'x', rare: 'x', campaigns: 1 };
    expect(matrix.readDraft(nonsense)).toEqual(matrix.emptyDraft);
    expect(churn.readDraft(nonsense)).toEqual(churn.emptyDraft);
    expect(prediction.readDraft(nonsense)).toEqual(prediction.emptyDraft);
    expect(unused.readDraft(nonsense)).toEqual(unused.emptyDraft);
    expect(residue.readDraft(nonsense)).toEqual(residue.emptyDraft);
  });

  it('send percentages as fractions without the noise of doubles', () => {
    expect(matrix.queryOf({ ...matrix.emptyDraft, line: 0.07 }, today).line).toBe(0.0007);
    expect(unused.queryOf({ ...unused.emptyDraft, rare: 7 }, today).rareBelow).toBe(0.07);
  });

  it('wait for a feature where there has to be one, and begin with days that are over', () => {
    expect(usedReached.queryOf(usedReached.emptyDraft, today)).toBeUndefined();
    expect(usedReached.matureRange(7, today)).toEqual({ from: '2026-03-27', to: '2026-04-23' });
  });

  it('leave out sign-ups whose first month is not over', () => {
    const draft = acquisition.emptyDraft;
    expect(acquisition.matureRange(draft, today)).toEqual({ from: '2025-12-01', to: '2026-03-31' });
    expect(acquisition.matureRange({ ...draft, range: '7d' }, today)).toBeUndefined();
  });
});

describe('columns of churn', () => {
  const days = Array.from({ length: 90 }, (_, day) => ({
    day,
    people: 1,
    share: 1 / 90,
    cumulative: (day + 1) / 90,
  }));

  it('are days, or several together where there are too many, and lose nobody', () => {
    expect(churn.columnsOf(days.slice(0, 30))).toHaveLength(30);
    const columns = churn.columnsOf(days);
    expect(columns).toHaveLength(45);
    expect(columns[0]).toMatchObject({ from: 0, to: 1, people: 2, cumulative: 2 / 90 });
    expect(columns.reduce((sum, column) => sum + column.people, 0)).toBe(90);
  });
});

describe('names beside points', () => {
  it('never cover one another', () => {
    expect(labelPlaces([10, 12, 100])).toEqual([10, 28, 100]);
  });
});
