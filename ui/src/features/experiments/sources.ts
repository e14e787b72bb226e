import type {
  ExperimentDefinition,
  ExperimentExposure,
  ExperimentMetric,
  ExperimentVariant,
  Flag,
  FlagDraft,
  Names,
} from '../../api/types';
import { PRODUCTION } from '../../components/environments';
import { unfinished } from '../../components/selectors';
import { blankSource, measuresOf, measuring, said } from './measures';

const CALLED = '$feature_flag_called';
const FLAG = '$feature_flag';
const RESPONSE = '$feature_flag_response';
/** Shares in percent that differ by less are the same, as for the server. */
const NEAR = 0.05;

/** How events tell who met which variant of a flag, as every SDK sends them. */
export function exposureOf(flag: string): ExperimentExposure {
  return {
    event: { event: CALLED, where: [{ property: FLAG, op: 'eq', value: flag ? [flag] : [] }] },
    property: RESPONSE,
  };
}

/** True where nobody wrote the exposure by hand: it may follow the flag. */
function followsFlag(exposure: ExperimentExposure | null): boolean {
  return exposure === null || (exposure.event.event === CALLED && exposure.property === RESPONSE);
}

/** The definition with another flag for a factor; the exposure follows it, unless it was written by hand. */
export function withFlag(definition: ExperimentDefinition, nth: number, flag: string | null) {
  const factors = definition.factors.map((factor, i) => (i === nth ? { ...factor, flag } : factor));
  const first = factors.find((factor) => factor.flag)?.flag;
  const next = { ...definition, factors };
  if (!followsFlag(definition.exposure)) return next;
  if (first) return fromEvents({ ...next, exposure: exposureOf(first) });
  return definition.exposure ? { ...next, exposure: exposureOf('') } : next;
}

/** What a metric's events need to be as a metric of its kind. */
export function sourced(metric: ExperimentMetric): ExperimentMetric {
  const { kind } = metric;
  const source = metric.source ?? blankSource(kind);
  const measures = measuresOf[kind];
  const fitting = measures.includes(source.measure) ? source : measuring(source, measures[0]!);
  return {
    ...metric,
    source: { ...fitting, beforeHours: kind === 'quantile' ? null : fitting.beforeHours },
    below: kind === 'ratio' ? (metric.below ?? blankSource(kind)) : null,
  };
}

/** The definition with results from events: every metric says of which. */
export function fromEvents(definition: ExperimentDefinition): ExperimentDefinition {
  return {
    ...definition,
    exposure: definition.exposure ?? exposureOf(definition.factors.find((f) => f.flag)?.flag ?? ''),
    metrics: definition.metrics.map(sourced),
  };
}

/** The definition with results from uploaded tables. */
export function fromTables(definition: ExperimentDefinition): ExperimentDefinition {
  const metrics = definition.metrics.map((metric) => ({ ...metric, source: null, below: null }));
  return { ...definition, exposure: null, metrics };
}

/** False while something is missing that results from events need. */
export function exposureSaid({ exposure }: ExperimentDefinition): boolean {
  if (!exposure) return true;
  const { event, property } = exposure;
  return !!event.event.trim() && !!property.trim() && !unfinished([event]);
}

export function sourcesSaid({ exposure, metrics }: ExperimentDefinition): boolean {
  if (!exposure) return true;
  return metrics.every((m) => said(m.source) && (m.kind !== 'ratio' || said(m.below)));
}

/** What exposures of a flag say, in its order: keys of variants, the control of a boolean first. */
export function givesOf(flag: Flag): string[] {
  return flag.type === 'boolean' ? ['false', 'true'] : flag.variants.map((v) => v.key);
}

/** Percent of eligible people whom a flag reaches in production at most once it is on: its layer times its rollout. */
export function reachOf(flag: Flag): number {
  const layer = flag.seat?.share ?? 100;
  if (flag.type === 'boolean') return layer;
  const rules = flag.environments[PRODUCTION]?.rules ?? [];
  return (layer * Math.max(0, ...rules.map((rule) => rule.rollout))) / 100;
}

/** True where a flag reaches more people than the experiment agrees on; to rounding of doubles. */
export const goesBeyond = (flag: Flag, { traffic }: ExperimentDefinition) =>
  reachOf(flag) > 100 * traffic + 1e-6;

/**
 * Percent by what people get of a flag in production, of those who get any of it; undefined where conditions decide, or
 * rules give variants of their own: the server judges that at the start.
 */
export function sharesOf(flag: Flag): Record<string, number> | undefined {
  const there = flag.environments[PRODUCTION];
  const rules = there?.rules ?? [];
  if (flag.type === 'boolean') {
    if (rules.some((rule) => rule.conditions.length > 0)) return undefined;
    const on = there?.enabled ? Math.max(0, ...rules.map((rule) => rule.rollout)) : 0;
    return { true: on, false: 100 - on };
  }
  if (rules.some((rule) => rule.variant)) return undefined;
  const even = 100 / flag.variants.length;
  const split = there?.split ?? [];
  return Object.fromEntries(
    flag.variants.map((v) => [v.key, split.find((s) => s.variant === v.key)?.percent ?? even]),
  );
}

export type Fit =
  | { fits: true }
  | { fits: false; why: 'variants'; lacks: string[] }
  | { fits: false; why: 'split'; variant: string; gives: number; wanted: number };

/** Whether a flag deals people out as the experiment says. */
export function fitOf(flag: Flag, { variants }: ExperimentDefinition): Fit {
  const gives = givesOf(flag);
  const lacks = variants.map((v) => v.key).filter((key) => !gives.includes(key));
  if (lacks.length > 0) return { fits: false, why: 'variants', lacks };
  const shares = sharesOf(flag);
  const whole = variants.reduce((sum, v) => sum + (shares?.[v.key] ?? 0), 0);
  const weights = variants.reduce((sum, v) => sum + v.allocation, 0);
  if (!shares) return { fits: true };
  for (const { key, allocation } of variants) {
    const wanted = (100 * allocation) / weights;
    const dealt = whole > 0 ? (100 * (shares[key] ?? 0)) / whole : 0;
    if (Math.abs(dealt - wanted) > NEAR) {
      return { fits: false, why: 'split', variant: key, gives: dealt / 100, wanted: wanted / 100 };
    }
  }
  return { fits: true };
}

/** Variants as a flag has them, the first being the control; undefined where their number does not fit. */
export function variantsOf(flag: Flag, definition: ExperimentDefinition): ExperimentVariant[] | undefined {
  const { factors, variants } = definition;
  const gives = givesOf(flag);
  if (gives.length < 2 || gives.length > 10 || (factors.length === 2 && gives.length !== 4)) return undefined;
  const shares = sharesOf(flag);
  return gives.map((key, i) => {
    const known = variants.find((v) => v.key === key) ?? (gives.length === variants.length && variants[i]);
    const on = i === 0 ? [] : factors.slice(0, 1).map((factor) => factor.key);
    return {
      key,
      names: known ? known.names : { zh: key, en: key },
      with: factors.length === 2 ? variants[i]!.with : on,
      allocation: shares?.[key] || 1,
    };
  });
}

/** Percents that come to 100 exactly, in hundredths; what is left over goes to the first. */
export function percentsOf(weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = weights.map((weight) => Math.floor((10_000 * weight) / whole));
  const rest = 10_000 - parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part, i) => (part + (i < rest ? 1 : 0)) / 100);
}

/**
 * A flag that deals people out as the experiment says, to as many as it agrees on. It is off: people meet variants once
 * the experiment runs.
 */
export function flagFor(key: string, names: Names, { variants, traffic }: ExperimentDefinition): FlagDraft {
  const percents = percentsOf(variants.map((v) => v.allocation));
  return {
    key,
    names: { zh: names.zh || names.en || key, en: names.en || names.zh || key },
    type: 'string',
    variants: variants.map((v) => ({ key: v.key })),
    environments: {
      [PRODUCTION]: {
        enabled: false,
        rules: [
          { conditions: [], rollout: Number((100 * traffic).toPrecision(12)), variant: null, id: null },
        ],
        split: variants.map((v, i) => ({ variant: v.key, percent: percents[i]! })),
        prerequisites: [],
        testers: [],
      },
    },
  };
}
