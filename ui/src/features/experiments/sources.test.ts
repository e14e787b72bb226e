import { describe, expect, it } from 'vitest';
import type { ExperimentDefinition, Flag } from '../../api/types';
import { measuring, said, windowed, windowOf } from './measures';
import { blankDraft, problemsOf, questionOf, requestOf, type Draft } from './draft';
import {
  exposureOf,
  exposureSaid,
  fitOf,
  flagFor,
  fromEvents,
  fromTables,
  goesBeyond,
  percentsOf,
  reachOf,
  sharesOf,
  sourced,
  sourcesSaid,
  variantsOf,
  withFlag,
} from './sources';

const names = { zh: '甲', en: 'A' };
const blank = () => blankDraft({ control: names, treatment: names });
const rule = (more: object = {}) => ({ conditions: [], rollout: 100, variant: null, ...more });

function flag(variants: string[], production: object = {}): Flag {
  const there = { enabled: true, rules: [rule()], split: [], prerequisites: [], ...production };
  return {
    key: 'quest',
    type: variants.length > 0 ? 'string' : 'boolean',
    variants: variants.map((key) => ({ key })),
    environments: { production: there },
  } as unknown as Flag;
}

const dealt = (...weights: [string, number][]): ExperimentDefinition => ({
  ...blank().definition,
  variants: weights.map(([key, allocation], i) => ({
    ...{ key, allocation, names },
    with: i === 0 ? [] : ['factor_1'],
  })),
});

describe('the exposure', () => {
  it('follows the flag until somebody writes another', () => {
    const first = withFlag(blank().definition, 0, 'quest');
    expect(first.exposure).toEqual(exposureOf('quest'));
    expect(first.metrics[0]?.source?.measure).toBe('people');
    expect(withFlag(first, 0, 'other').exposure).toEqual(exposureOf('other'));
    const byHand = { event: { event: 'met', where: [] }, property: 'arm' };
    expect(withFlag({ ...first, exposure: byHand }, 0, 'other').exposure).toEqual(byHand);
  });

  it('without a flag is not said yet, and goes with the sources where tables are uploaded', () => {
    const gone = withFlag(withFlag(blank().definition, 0, 'quest'), 0, null);
    expect(exposureSaid(gone)).toBe(false);
    const tables = fromTables(gone);
    expect([tables.exposure, tables.metrics[0]?.source]).toEqual([null, null]);
    expect(exposureSaid(tables) && sourcesSaid(tables)).toBe(true);
  });
});

describe('the traffic', () => {
  const halves = { variants: [['a', 1] as [string, number], ['b', 1] as [string, number]] };
  const agreed = (traffic: number) => ({ ...dealt(...halves.variants), traffic });

  it('of a flag is its layer times the largest rollout of its rules', () => {
    const rules = [rule({ rollout: 30 }), rule({ rollout: 20 })];
    expect(reachOf(flag(['a', 'b'], { rules }))).toBe(30);
    const seated = { ...flag(['a', 'b'], { rules }), seat: { share: 50 } } as unknown as Flag;
    expect(reachOf(seated)).toBe(15);
    expect(goesBeyond(seated, agreed(0.15))).toBe(false);
    expect(goesBeyond(seated, agreed(0.1499))).toBe(true);
    expect(reachOf(flag([]))).toBe(100);
  });

  it('is the rollout of a flag that is made for an experiment, lengthens it, and is said', () => {
    const definition = agreed(0.07);
    const made = flagFor('quest', names, definition);
    expect(made.environments!.production!.rules[0]!.rollout).toBe(7);
    const draft = { ...blank(), key: 'quest', definition };
    const size = { mean: 0.2, deviation: null, peoplePerDay: 100 };
    expect(questionOf({ ...draft, size })?.traffic).toBe(0.07);
    expect(problemsOf(draft)).not.toContain('traffic');
    expect(problemsOf({ ...draft, definition: agreed(0) })).toContain('traffic');
  });
});

describe('the source of a metric', () => {
  const [metric] = fromEvents(blank().definition).metrics;

  it('becomes what its kind can be made of', () => {
    expect(sourced({ ...metric!, kind: 'mean' }).source?.measure).toBe('events');
    expect(sourced({ ...metric!, kind: 'ratio' }).below?.measure).toBe('events');
    const before = { ...metric!.source!, beforeHours: 24 };
    expect(sourced({ ...metric!, kind: 'quantile', source: before }).source?.beforeHours).toBeNull();
    const summed = measuring({ ...metric!.source!, property: 'amount' }, 'sum');
    expect(sourced({ ...metric!, source: summed }).source).toMatchObject({
      measure: 'people',
      property: null,
    });
    const funnel = measuring(metric!.source!, 'funnel');
    expect([funnel.event, funnel.steps.length]).toEqual([null, 2]);
    expect(sourced({ ...metric!, source: funnel }).source).toEqual(funnel);
    expect(sourced({ ...metric!, kind: 'mean', source: funnel }).source?.event?.event).toBe('');
  });

  it('keeps what another measure needs as well, and drops the rest', () => {
    const order = { event: 'order', where: [] };
    const source = { ...metric!.source!, event: order, beforeHours: 48 };
    expect(measuring(source, 'funnel')).toMatchObject({
      ...{ event: null, beforeHours: null },
      steps: [order, { event: '' }],
    });
    expect(measuring(measuring(source, 'funnel'), 'people').event).toEqual(order);
    expect(measuring(source, 'revenue')).toMatchObject({ event: null, property: null, beforeHours: 48 });
  });

  it('has hours or days, never both', () => {
    const source = { ...metric!.source!, event: { event: 'lesson', where: [] } };
    const days = windowed(source, 'days');
    expect(days).toMatchObject({ fromHours: null, toHours: null, fromDay: 7, toDay: 7, calendar: false });
    expect(windowOf(windowed(days, 'calendar'))).toBe('calendar');
    expect(windowed(days, 'hours')).toMatchObject({ fromHours: 0, toHours: 168, fromDay: null, toDay: null });
    expect([said(days), said({ ...days, toDay: 6 }), said({ ...days, toDay: null })]).toEqual([
      ...[true, false, true],
    ]);
  });

  it('needs an event, a window that ends after it begins, and what a sum adds up', () => {
    const definition = fromEvents(blank().definition);
    const told = (more: object) => {
      const source = { ...metric!.source!, event: { event: 'order', where: [] }, ...more };
      return sourcesSaid({ ...definition, metrics: [{ ...metric!, kind: 'mean', source }] });
    };
    expect(sourcesSaid(definition)).toBe(false);
    expect(told({ measure: 'events' })).toBe(true);
    expect(told({ measure: 'events', toHours: null })).toBe(true);
    expect(told({ measure: 'events', fromHours: 168 })).toBe(false);
    expect(told({ measure: 'sum' })).toBe(false);
    expect(told({ measure: 'sum', property: 'amount' })).toBe(true);
    const unfinished = { event: 'order', where: [{ property: 'plan', op: 'eq' as const, value: [] }] };
    expect(told({ measure: 'events', event: unfinished })).toBe(false);
  });
});

describe('a flag', () => {
  it('fits where it gives the variants by the same shares, of those who get any', () => {
    expect(fitOf(flag(['old', 'new']), dealt(['old', 1], ['new', 1]))).toEqual({ fits: true });
    const split = [
      { variant: 'old', percent: 80 },
      { variant: 'new', percent: 20 },
    ];
    expect(fitOf(flag(['old', 'new'], { split }), dealt(['old', 4], ['new', 1]))).toEqual({ fits: true });
    expect(fitOf(flag(['old', 'new'], { split }), dealt(['old', 1], ['new', 1]))).toEqual({
      ...{ fits: false, why: 'split', variant: 'old' },
      ...{ gives: 0.8, wanted: 0.5 },
    });
    expect(fitOf(flag(['old', 'new']), dealt(['old', 1], ['newer', 1]))).toEqual({
      ...{ fits: false, why: 'variants', lacks: ['newer'] },
    });
  });

  it('that is a boolean splits by its rollout, and gives everybody false while it is off', () => {
    expect(sharesOf(flag([], { rules: [rule({ rollout: 30 })] }))).toEqual({ true: 30, false: 70 });
    expect(sharesOf(flag([], { enabled: false }))).toEqual({ true: 0, false: 100 });
  });

  it('whose conditions decide says no shares', () => {
    const some = [{ on: 'id', group: null, property: null, op: 'eq', value: ['me'] }];
    const forced = rule({ conditions: some, variant: 'new' });
    for (const rollout of [50, 100]) {
      const rules = [{ ...forced, rollout }, rule()];
      expect(sharesOf(flag(['old', 'new'], { rules }))).toBeUndefined();
    }
  });

  it('gives the experiment its variants, names kept, where their number fits', () => {
    const taken = variantsOf(flag(['old', 'new']), dealt(['control', 1], ['treatment', 1]));
    expect(taken?.map((v) => [v.key, v.names, v.with])).toEqual([
      ['old', names, []],
      ['new', names, ['factor_1']],
    ]);
    const two = { ...dealt(['a', 1], ['b', 1]), factors: [{}, {}] as ExperimentDefinition['factors'] };
    expect(variantsOf(flag(['old', 'new']), two)).toBeUndefined();
  });

  it('that is made for an experiment fits it and is off', () => {
    const definition = dealt(['a', 1], ['b', 1], ['c', 1]);
    const made = flagFor('quest', names, definition);
    const there = made.environments!.production!;
    expect(there.enabled).toBe(false);
    expect(
      fitOf({ ...flag(['a', 'b', 'c']), environments: { production: there } } as Flag, definition),
    ).toEqual({
      fits: true,
    });
  });

  it('has shares that come to 100', () => {
    expect(percentsOf([1, 1, 1])).toEqual([33.34, 33.33, 33.33]);
    expect(percentsOf([1, 2]).reduce((sum, part) => sum + part, 0)).toBeCloseTo(100, 9);
  });
});

describe('a draft', () => {
  const written = (definition: ExperimentDefinition): Draft => ({ ...blank(), key: 'a', definition });

  it('from events is not saved before exposure, sources and the trade-off are said', () => {
    const definition = {
      ...fromEvents(blank().definition),
      tradeOff: { guardrail: 'metric_1', longTerm: ' ', reviewOn: '2026-12-31' },
    };
    expect(problemsOf(written(definition))).toEqual(
      expect.arrayContaining(['exposure', 'sources', 'tradeOff']),
    );
    expect(problemsOf(written(blank().definition))).not.toContain('sources');
  });

  it('names what stands below the line of a ratio from events', () => {
    const { metrics, ...rest } = fromEvents(blank().definition);
    const ratio = sourced({ ...metrics[0]!, kind: 'ratio', denominator: '' });
    const { metrics: sent } = requestOf(written({ ...rest, metrics: [ratio] }), null);
    expect(sent[0]?.denominator).toBe('metric_1_below');
  });
});
