import type {
  ExperimentDefinition,
  ExperimentFactor,
  ExperimentMetric,
  ExperimentPlanQuestion,
  ExperimentVariant,
  Names,
} from '../../api/types';
import { bothNames } from '../../components/names';
import { KEY_PATTERN } from '../../components/selectors';
import { exposureSaid, sourcesSaid } from './sources';

/** What the calculator is told beside the definition; not kept with the experiment. */
export interface Size {
  /** The first goal's value today: a share as a fraction, else in its unit. */
  mean: number | null;
  /** Of a goal that is no share. */
  deviation: number | null;
  peoplePerDay: number | null;
}

export interface Draft {
  key: string;
  definition: ExperimentDefinition;
  size: Size;
}

export const noNames: Names = { zh: '', en: '' };

export function blankFactor(nth: number): ExperimentFactor {
  return {
    key: `factor_${nth}`,
    names: noNames,
    team: nth === 1 ? 'product' : 'operations',
    flag: null,
  };
}

export function blankMetric(nth: number): ExperimentMetric {
  return {
    key: `metric_${nth}`,
    names: noNames,
    role: nth === 1 ? 'goal' : 'guardrail',
    kind: 'proportion',
    direction: 'up',
    minimumEffect: 0.05,
    minimumDifference: null,
    ...{ column: null, denominator: null, quantile: null, covariate: null },
    ...{ capQuantile: null, cap: null, source: null, below: null },
  };
}

/** An experiment that says nothing yet: one factor, a control and a treatment of equal size, one goal. */
export function blankDraft(words: { control: Names; treatment: Names }): Draft {
  const factor = blankFactor(1);
  return {
    key: '',
    size: { mean: null, deviation: null, peoplePerDay: null },
    definition: {
      names: noNames,
      hypothesis: '',
      factors: [factor],
      metrics: [blankMetric(1)],
      variants: [
        { key: 'control', names: words.control, allocation: 1, with: [] },
        { key: 'treatment', names: words.treatment, allocation: 1, with: [factor.key] },
      ],
      tradeOff: null,
      exposure: null,
      traffic: 1,
      judging: {
        method: 'sequential',
        correction: 'holm',
        ...{ alpha: 0.05, power: 0.8, sampleRatioAlpha: 0.001, tunedAt: 5000 },
      },
    },
  };
}

/** The variants that factors ask for: with two the four cells, with one those there are; names and shares stay. */
export function variantsFor(
  factors: readonly ExperimentFactor[],
  before: readonly ExperimentVariant[],
): ExperimentVariant[] {
  const [first, second] = factors;
  const control = { ...before[0]!, with: [] };
  if (!first) return [control];
  if (!second) {
    const treated = before.slice(1).filter((v) => v.with.length < 2);
    const all = treated.length > 0 ? treated : before.slice(1, 2);
    return [control, ...all.slice(0, 9).map((v) => ({ ...v, with: [first.key] }))];
  }
  const joined = (a: Names, b: Names): Names => ({
    zh: a.zh && b.zh ? `${a.zh} + ${b.zh}` : '',
    en: a.en && b.en ? `${a.en} + ${b.en}` : '',
  });
  return [
    control,
    { key: first.key, names: first.names, allocation: 1, with: [first.key] },
    { key: second.key, names: second.names, allocation: 1, with: [second.key] },
    { key: 'both', names: joined(first.names, second.names), allocation: 1, with: [first.key, second.key] },
  ];
}

/** What keeps a draft from being saved. */
export type Problem =
  | 'name'
  | 'key'
  | 'hypothesis'
  | 'factors'
  | 'variants'
  | 'traffic'
  | 'exposure'
  | 'metrics'
  | 'goal'
  | 'sources'
  | 'tradeOff';

const named = (names: Names) => names.zh.trim() !== '' || names.en.trim() !== '';
const keyed = (items: readonly { key: string; names: Names }[]) =>
  items.every((item) => KEY_PATTERN.test(item.key) && named(item.names)) &&
  new Set(items.map((item) => item.key)).size === items.length;

/** False while a trade-off names no guardrail, or does not say what for. */
function agreed({ tradeOff, metrics }: ExperimentDefinition): boolean {
  if (!tradeOff) return true;
  const guardrail = metrics.find((m) => m.key === tradeOff.guardrail);
  return guardrail?.role === 'guardrail' && tradeOff.longTerm.trim() !== '';
}

export function problemsOf({ key, definition }: Draft): Problem[] {
  const { names, hypothesis, factors, variants, metrics, traffic } = definition;
  const checks: [Problem, boolean][] = [
    ['name', named(names)],
    ['key', KEY_PATTERN.test(key)],
    ['hypothesis', hypothesis.trim() !== ''],
    ['factors', keyed(factors)],
    ['variants', keyed(variants) && variants.every((v) => v.allocation > 0)],
    ['traffic', traffic > 0 && traffic <= 1],
    ['exposure', exposureSaid(definition)],
    ['metrics', keyed(metrics)],
    ['goal', metrics.some((m) => m.role === 'goal')],
    ['sources', sourcesSaid(definition)],
    ['tradeOff', agreed(definition)],
  ];
  return checks.filter(([, fine]) => !fine).map(([problem]) => problem);
}

const fillAll = <T extends { names: Names }>(items: readonly T[]): T[] =>
  items.map((item) => ({ ...item, names: bothNames(item.names) }));

/** A ratio from events needs no column below the line, but a name for it. */
const divided = (metric: ExperimentMetric, events: boolean): ExperimentMetric =>
  metric.kind === 'ratio' && events && !metric.denominator
    ? { ...metric, denominator: `${metric.key}_below` }
    : metric;

/** What is sent: every name in both languages, and the sequence tuned at the people that are expected. */
export function requestOf({ definition }: Draft, tunedAt: number | null): ExperimentDefinition {
  return {
    ...definition,
    names: bothNames(definition.names),
    hypothesis: definition.hypothesis.trim(),
    factors: fillAll(definition.factors),
    variants: fillAll(definition.variants),
    metrics: fillAll(definition.metrics).map((metric) => divided(metric, definition.exposure !== null)),
    judging: { ...definition.judging, tunedAt: tunedAt ?? definition.judging.tunedAt },
  };
}

/** What the calculator is asked about the first goal; undefined until it can answer. */
export function questionOf({ definition, size }: Draft): ExperimentPlanQuestion | undefined {
  const goal = definition.metrics.find((m) => m.role === 'goal');
  const { mean, deviation, peoplePerDay } = size;
  if (!goal || !goal.minimumEffect || !mean) return undefined;
  const share = goal.kind === 'proportion';
  if (share ? mean <= 0 || mean >= 1 : !deviation) return undefined;
  return {
    mean,
    deviation: share ? null : deviation,
    minimumEffect: goal.direction === 'down' ? -goal.minimumEffect : goal.minimumEffect,
    allocations: definition.variants.map((v) => v.allocation),
    peoplePerDay,
    judging: definition.judging,
    tunedAt: null,
    goals: definition.metrics.filter((m) => m.role === 'goal').length,
    traffic: definition.traffic > 0 && definition.traffic <= 1 ? definition.traffic : null,
  };
}
