import type { Experiment, ExperimentComparison, ExperimentEffect, ExperimentMetric } from '../../api/types';

/** Ways of judging, the usual one first. */
export const methods = ['sequential', 'fixed', 'bayesian'] as const;
export type Method = (typeof methods)[number];

export const teams = ['product', 'operations'] as const;
export type Team = (typeof teams)[number];

export interface Span {
  low: number;
  high: number;
  /** The estimate that it lies around. */
  middle?: number;
}

/** An effect's interval by a method. */
export function spanOf(effect: ExperimentEffect, method: Method): Span {
  const { low, high } = effect[method];
  return { low, high, middle: effect.estimate };
}

/** The teams whose signature an experiment in review lacks. */
export function unsigned(experiment: Experiment): Team[] {
  if (experiment.state !== 'review') return [];
  return teams.filter((team) => !experiment.approvals.some((a) => a.team === team));
}

export interface Scale extends Span {
  /** Where a value stands, in percent of the width; values outside stand at the edge. */
  at: (value: number) => number;
}

/** So many times as wide as the one in the middle, a span no longer sets the scale for all. */
const WIDE = 5;

/** So many times as far from the estimate as the nearer end, the other end no longer sets the scale. */
const SKEWED = 3;

/** A span as far as it sets a scale: of a rare event's lift the upper end may lie at thousands of percent. */
function readable(span: Span): Span {
  const { low, high, middle } = span;
  if (middle === undefined || !(low < middle && middle < high)) return span;
  const most = SKEWED * Math.min(middle - low, high - middle);
  return { low: Math.max(low, middle - most), high: Math.min(high, middle + most) };
}

/** The spans that set a scale: one that is far wider than the usual is cut at its edges instead. */
function usual(spans: readonly Span[]): readonly Span[] {
  const widths = spans.map((s) => s.high - s.low).sort((a, b) => a - b);
  const middle = widths[Math.floor((widths.length - 1) / 2)] ?? 0;
  return middle > 0 ? spans.filter((s) => s.high - s.low <= WIDE * middle) : spans;
}

/**
 * A scale that holds 0, what has to be seen and all spans, with a little room on both sides; one far wider than the
 * others, or than its nearer half, is cut at the edge.
 */
export function scaleOf(spans: readonly Span[], seen: readonly number[] = []): Scale {
  const finite = spans.filter((s) => Number.isFinite(s.low) && Number.isFinite(s.high));
  const ends = [...usual(finite.map(readable)).flatMap((s) => [s.low, s.high]), ...seen];
  const least = Math.min(0, ...ends);
  const most = Math.max(0, ...ends);
  const room = (most - least || 0.02) * 0.06;
  const low = least - room;
  const high = most + room;
  return {
    low,
    high,
    at: (value) => Math.min(100, Math.max(0, ((value - low) / (high - low)) * 100)),
  };
}

/** True where a metric is judged in its own unit: its limit is said so, or nothing is known to relate to. */
export function inUnits(
  metric: ExperimentMetric | undefined,
  comparisons: readonly Pick<ExperimentComparison, 'relative'>[],
) {
  return metric?.minimumDifference != null || comparisons.every((c) => c.relative === null);
}

/** The change from which on a guardrail is harmed, relative or in its unit; undefined where nothing says so. */
export function limitOf(metric: ExperimentMetric | undefined): number | undefined {
  if (metric?.role !== 'guardrail') return undefined;
  const least = metric.minimumDifference ?? metric.minimumEffect;
  if (least === null) return undefined;
  return metric.direction === 'down' ? least : -least;
}

/** The smallest harm that so many people show, signed, in the unit the metric is judged in; undefined where unknown. */
export function harmSeen(
  metric: ExperimentMetric | undefined,
  comparison: ExperimentComparison,
  units: boolean,
): number | undefined {
  const least = units ? comparison.detectableDifference : comparison.detectable;
  if (metric?.role !== 'guardrail' || least === null) return undefined;
  return metric.direction === 'down' ? least : -least;
}

/** Columns a table of people needs beside those of unit and variant, each once. */
export function columnsOf(experiment: Experiment): string[] {
  const wanted = experiment.definition.metrics.flatMap((m) => [
    m.column ?? m.key,
    m.denominator,
    m.covariate,
  ]);
  return [...new Set(wanted.filter((column) => column !== null))];
}

/** The columns that the first line of a CSV text names. */
export function headerOf(csv: string): string[] {
  const line = csv.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
  const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [];
  return cells
    .map((cell) => cell.replace(/,$/, '').trim())
    .map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell))
    .filter((cell) => cell !== '');
}

/** The variants of two factors by what is on: [neither, first, second, both]; undefined with one factor. */
export function cellsOf({ factors, variants }: Experiment['definition']) {
  const [first, second] = factors;
  if (!first || !second) return undefined;
  const found = [[], [first.key], [second.key], [first.key, second.key]].map((on) =>
    variants.find((v) => v.with.length === on.length && on.every((key) => v.with.includes(key))),
  );
  return found.every((v) => v !== undefined) ? found : undefined;
}

/** Whole days since an experiment began, the first being day 1. */
export function dayOf(startedAt: string, now: Date): number {
  return Math.max(1, Math.floor((now.getTime() - Date.parse(startedAt)) / 86_400_000) + 1);
}
