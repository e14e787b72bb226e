import { describe, expect, it } from 'vitest';
import type {
  Experiment,
  ExperimentComparison,
  ExperimentDefinition,
  ExperimentMetric,
} from '../../api/types';
import { blankDraft, blankMetric, questionOf } from './draft';
import { cellsOf, columnsOf, dayOf, harmSeen, headerOf, inUnits, limitOf, scaleOf, unsigned } from './model';
import { changesBetween } from './revisions';

const metric = (more: Partial<ExperimentMetric>) =>
  ({
    ...{ key: 'a', role: 'goal', direction: 'up', minimumEffect: null, minimumDifference: null },
    ...{ column: null, denominator: null, covariate: null, ...more },
  }) as ExperimentMetric;

const names = { zh: '', en: '' };
const variant = (key: string, ...on: string[]) => ({ key, names, allocation: 1, with: on });
const factor = (key: string) => ({ key, names, team: 'product' as const, flag: null });

describe('the scale of intervals', () => {
  it('always holds 0 and every end', () => {
    const scale = scaleOf([{ low: 0.1, high: 0.3 }]);
    expect(scale.low).toBeLessThan(0);
    expect(scale.high).toBeGreaterThan(0.3);
    expect(scale.at(0)).toBeGreaterThan(0);
    expect(scale.at(0)).toBeLessThan(scale.at(0.1));
  });

  it('keeps what lies outside at its edges and bears an interval without end', () => {
    const scale = scaleOf([
      { low: -0.1, high: 0.1 },
      { low: -Infinity, high: Infinity },
    ]);
    expect(scale.at(0)).toBeCloseTo(50);
    expect(scale.at(-Infinity)).toBe(0);
    expect(scale.at(5)).toBe(100);
  });

  it('is not set by an interval far wider than the others', () => {
    const usual = [
      { low: -0.01, high: 0.03 },
      { low: 0.01, high: 0.06 },
    ];
    const scale = scaleOf([...usual, { low: -3, high: 7 }], [-0.08]);
    expect(scale.low).toBeCloseTo(-0.08, 1);
    expect(scale.high).toBeLessThan(0.1);
    expect([scale.at(-3), scale.at(7)]).toEqual([0, 100]);
    expect(scaleOf([{ low: -3, high: 7 }]).high).toBeGreaterThan(7);
  });

  it('is not set by the far end of a skewed interval, whose limit has to be seen', () => {
    const scale = scaleOf([{ low: -0.5, high: 37, middle: 0.5 }], [0.5]);
    expect(scale.high).toBeLessThan(4);
    expect(scale.at(0.5) - scale.at(0)).toBeGreaterThan(10);
    expect(scaleOf([{ low: -0.2, high: 0.3, middle: 0 }]).high).toBeGreaterThan(0.3);
  });

  it('has a width even when nothing differs from 0', () => {
    expect(scaleOf([{ low: 0, high: 0 }]).at(0)).toBeCloseTo(50);
  });
});

describe('an experiment', () => {
  const of = (more: object) => ({ state: 'review', approvals: [], ...more }) as unknown as Experiment;

  it('waits for the teams that have not signed, only while it is in review', () => {
    expect(unsigned(of({}))).toEqual(['product', 'operations']);
    expect(unsigned(of({ approvals: [{ team: 'product' }] }))).toEqual(['operations']);
    expect(unsigned(of({ state: 'running' }))).toEqual([]);
  });

  it('has four cells with two factors, whatever their order', () => {
    const variants = [variant('none'), variant('both', 'y', 'x'), variant('y', 'y'), variant('x', 'x')];
    const cells = cellsOf({ factors: [factor('x'), factor('y')], variants } as Experiment['definition']);
    expect(cells?.map((c) => c?.key)).toEqual(['none', 'x', 'y', 'both']);
    expect(cellsOf({ factors: [factor('x')], variants } as Experiment['definition'])).toBeUndefined();
  });

  it('is on day 1 from its start', () => {
    expect(dayOf('2026-05-01T08:00:00Z', new Date('2026-05-01T08:00:00Z'))).toBe(1);
    expect(dayOf('2026-05-01T08:00:00Z', new Date('2026-05-02T07:59:59Z'))).toBe(1);
    expect(dayOf('2026-05-01T08:00:00Z', new Date('2026-05-02T08:00:00Z'))).toBe(2);
  });

  it('needs each column of its metrics once', () => {
    const metrics = [
      metric({ key: 'a' }),
      metric({ key: 'b', column: 'money', denominator: 'orders' }),
      metric({ key: 'c', column: 'money', covariate: 'before' }),
    ];
    expect(columnsOf({ definition: { metrics } } as Experiment)).toEqual(['a', 'money', 'orders', 'before']);
  });
});

describe('a guardrail', () => {
  it('is harmed on the side that is worse', () => {
    expect(limitOf(metric({ role: 'guardrail', direction: 'down', minimumEffect: 0.1 }))).toBe(0.1);
    expect(limitOf(metric({ role: 'guardrail', direction: 'up', minimumEffect: 0.1 }))).toBe(-0.1);
    expect(limitOf(metric({ role: 'goal', minimumEffect: 0.1 }))).toBeUndefined();
    expect(limitOf(metric({ role: 'guardrail' }))).toBeUndefined();
    expect(limitOf(metric({ role: 'guardrail', direction: 'down', minimumDifference: 0.005 }))).toBe(0.005);
  });

  it('says the harm it sees in the unit of its limit', () => {
    const found = { detectable: 0.4, detectableDifference: 0.006, relative: {} } as ExperimentComparison;
    const inPoints = metric({ role: 'guardrail', direction: 'down', minimumDifference: 0.005 });
    const inShare = metric({ role: 'guardrail', direction: 'up', minimumEffect: 0.1 });
    expect(inUnits(inPoints, [found])).toBe(true);
    expect(inUnits(inShare, [found])).toBe(false);
    expect(inUnits(inShare, [{ ...found, relative: null }])).toBe(true);
    expect(harmSeen(inPoints, found, true)).toBe(0.006);
    expect(harmSeen(inShare, found, false)).toBe(-0.4);
    expect(harmSeen(metric({ role: 'goal' }), found, false)).toBeUndefined();
  });
});

describe('a revision', () => {
  const said = (more: object) =>
    ({ hypothesis: 'a', traffic: 1, metrics: [metric({ key: 'a' })], ...more }) as ExperimentDefinition;

  it('says what it changed, and which metrics', () => {
    const metrics = [metric({ key: 'a', minimumEffect: 0.1 }), metric({ key: 'b' })];
    const variants = [variant('x')];
    const before = said({ variants, factors: [] });
    const after = said({ variants, factors: [], traffic: 0.5, metrics });
    expect(changesBetween(before, after)).toEqual([
      { part: 'traffic', keys: [] },
      { part: 'metrics', keys: ['a', 'b'] },
    ]);
    expect(changesBetween(before, before)).toEqual([]);
  });
});

describe('the first line of a table', () => {
  it('names its columns, quoted or not, behind a byte order mark', () => {
    expect(headerOf('\uFEFFuserid,"a ""b"", c",version\r\n1,2,3')).toEqual(['userid', 'a "b", c', 'version']);
    expect(headerOf('')).toEqual([]);
  });
});

describe('the calculator', () => {
  it('is told how many goals share the level', () => {
    const draft = blankDraft({ control: names, treatment: names });
    const metrics = [blankMetric(1), { ...blankMetric(2), role: 'goal' as const }, blankMetric(3)];
    const size = { mean: 0.1, deviation: null, peoplePerDay: null };
    const asked = questionOf({ ...draft, size, definition: { ...draft.definition, metrics } });
    expect(asked?.goals).toBe(2);
  });
});
