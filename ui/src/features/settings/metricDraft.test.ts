import { describe, expect, it } from 'vitest';
import type { CustomMetric } from '../../api/types';
import {
  blankMetric,
  draftOfMetric,
  METRIC_KEY,
  metricKeyFrom,
  problemsOfMetric,
  requestOfMetric,
} from './metricDraft';

const purchase = { event: 'purchase', where: [], property: 'amount', measure: 'sum' as const };

describe('a metric being written', () => {
  it('says what is missing, of the divisor only where there is one', () => {
    expect(problemsOfMetric(blankMetric)).toEqual({ en: 'name', numerator: 'event' });
    const rate = { ...blankMetric, zh: '率', kind: 'rate' as const };
    expect(problemsOfMetric(rate)).toEqual({ numerator: 'event', denominator: 'event' });
    const sum = { ...blankMetric, en: 'Revenue', kind: 'sum' as const };
    expect(problemsOfMetric({ ...sum, numerator: { ...purchase, property: null } })).toEqual({
      numerator: 'property',
    });
    const half = { ...purchase, where: [{ property: 'channel', op: 'eq' as const, value: [] }] };
    expect(problemsOfMetric({ ...sum, numerator: half })).toEqual({ numerator: 'condition' });
  });

  it('sends a property only where values are added up, and a divisor only where there is one', () => {
    const people = { ...blankMetric, en: 'Buyers', kind: 'people' as const, numerator: purchase };
    expect(requestOfMetric(people)).toMatchObject({
      names: { zh: 'Buyers', en: 'Buyers' },
      numerator: { event: 'purchase', property: null, measure: 'people' },
      denominator: null,
    });
    const ratio = {
      ...people,
      kind: 'ratio' as const,
      denominator: { ...purchase, measure: 'people' as const },
    };
    expect(requestOfMetric(ratio)).toMatchObject({
      numerator: { property: 'amount', measure: 'sum' },
      denominator: { property: null, measure: 'people' },
    });
  });

  it('comes back from what the server holds', () => {
    const request = requestOfMetric({ ...blankMetric, key: 'orders', en: 'Orders', numerator: purchase });
    const draft = draftOfMetric({ ...request, version: 1 } as unknown as CustomMetric);
    expect(requestOfMetric(draft)).toEqual(request);
  });

  it('gets a key that metrics may have', () => {
    expect(metricKeyFrom('2nd Order, paid')).toBe('nd_order_paid');
    expect(metricKeyFrom('Revenue per payer')).toMatch(METRIC_KEY);
    expect(metricKeyFrom('收入')).toBe('');
  });
});
