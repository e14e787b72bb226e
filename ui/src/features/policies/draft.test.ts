import { describe, expect, it } from 'vitest';
import { blank, blankPredicate, draftOf, problemsOf, requestOf, scaled, type InPercent } from './draft';

const rates: InPercent = (predicate) => predicate.metric !== 'feature_people';

describe('a rule while it is written', () => {
  it('shows bounds of rates in percent and sends fractions, without binary noise', () => {
    const draft = {
      ...blank,
      en: 'Complaints',
      predicates: [{ ...blankPredicate, metric: 'complaint_rate', bound: 0.8, warnFrom: 0.7 }],
    };
    const sent = requestOf(draft, rates);
    expect(sent.condition.predicates[0]).toMatchObject({ bound: 0.008, warnFrom: 0.007, clearBound: null });
    expect(draftOf(sent, rates).predicates[0]).toMatchObject({ bound: 0.8, warnFrom: 0.7 });
  });

  it('leaves bounds of counts as they are', () => {
    const draft = {
      ...blank,
      zh: '周活',
      predicates: [{ ...blankPredicate, metric: 'feature_people', bound: 50_000 }],
    };
    expect(requestOf(draft, rates).condition.predicates[0]!.bound).toBe(50_000);
  });

  it('takes the name of the other language and lets the server name the key', () => {
    const sent = requestOf({ ...blank, zh: '投诉专项' }, rates);
    expect(sent.names).toEqual({ zh: '投诉专项', en: '投诉专项' });
    expect(sent.key).toBeNull();
  });

  it('never asks for more breaches than it looks at', () => {
    const sent = requestOf({ ...blank, temporal: { ...blank.temporal, k: 3, n: 1 } }, rates);
    expect(sent.temporal).toMatchObject({ k: 3, n: 3 });
  });

  it('misses a name, a bound and the kind of an action', () => {
    expect(problemsOf(blank)).toEqual({ en: 'missing', predicates: 'missing' });
    const action = { name: '', on: 'fire' as const, type: '', parameters: {}, approval: null };
    expect(problemsOf({ ...blank, actions: [action] }).actions).toBe('missing');
  });
});

describe('scaling by powers of ten', () => {
  it('is exact', () => {
    expect(scaled(0.008, 2)).toBe(0.8);
    expect(scaled(0.07, 2)).toBe(7);
    expect(scaled(35, -2)).toBe(0.35);
    expect(scaled(null, 2)).toBeNull();
  });
});
