import { lazy, Suspense, useMemo, useState } from 'react';
import { Skeleton } from '../components/Skeleton';
import { AnnotationLane } from './AnnotationLane';
import type { Option, Place } from './EChart';
import { textWidth, type LaneMark } from './lane';

const EChart = lazy(() => import('./EChart'));

/** Colours S1–S6 and the one for "other"; distinct also in greyscale together with the labels at the line ends. */
export const seriesColours = ['#1B5FBE', '#BF5408', '#005F45', '#D65A97', '#2A9FCB', '#54306B'];
export const otherColour = '#6B7280';

export interface Line {
  name: string;
  /** What it is called at its end, where its name says what the chart says anyway. */
  short?: string;
  colour: string;
  values: (number | null)[];
  dashed?: boolean;
  /** An earlier period beside its line: thin and pale, never dashed. */
  faint?: boolean;
  /** What its buckets are called where they are not those of the chart. */
  at?: string[];
}

export interface LineChartProps {
  lines: Line[];
  /** A label for each bucket, oldest first. */
  buckets: string[];
  /** From this index on buckets are open: drawn dashed with hollow points. */
  openFrom: number;
  openLabel: string;
  unit: string;
  show: (value: number) => string;
  axis: (value: number) => string;
  /** What the chart says, in words. */
  label: string;
  height?: number;
  max?: number;
  /** Room for names at the line ends; the same for panels that share a time axis. */
  labelWidth?: number;
  /** Room for the numbers of the value axis; the same for panels that share a time axis. */
  axisWidth?: number;
  threshold?: { value: number; label: string };
  onPick?: (line: number, bucket: number) => void;
  /** What happened, in a lane under the axis, with the starts of the buckets. */
  lane?: { marks: readonly LaneMark[]; starts: readonly string[]; about?: string };
}

/** The closed part of a line, and the open part joined to it at the last closed point. */
export function splitAtOpen(values: (number | null)[], openFrom: number) {
  return {
    closed: values.map((v, i) => (i < openFrom ? v : null)),
    open: values.map((v, i) => (i >= openFrom - 1 ? v : null)),
  };
}

/** The line whose value at a bucket is nearest to y. */
export function nearest(lines: Line[], bucket: number, y: number): number | undefined {
  let best: number | undefined;
  let distance = Infinity;
  lines.forEach((line, i) => {
    const value = line.values[bucket];
    if (value === null || value === undefined) return;
    if (Math.abs(value - y) < distance) {
      distance = Math.abs(value - y);
      best = i;
    }
  });
  return best;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function tooltipOf({ lines, buckets, openFrom, openLabel, show }: LineChartProps, i: number): string {
  const rows = lines
    .map((line) => {
      const value = line.values[i];
      const mark = `<span style="color:${line.colour}">━</span>`;
      return `${mark} ${escaped(line.at?.[i] ? `${line.name}, ${line.at[i]}` : line.name)} <b>${value === null || value === undefined ? '—' : show(value)}</b>`;
    })
    .join('<br/>');
  return `${escaped(buckets[i] ?? '')}${i >= openFrom ? ` (${openLabel})` : ''}<br/>${rows}`;
}

function faintPart(line: Line) {
  return {
    type: 'line' as const,
    color: line.colour,
    emphasis: { disabled: true },
    name: line.name,
    data: line.values,
    showSymbol: false,
    lineStyle: { width: 1.5, opacity: 0.45 },
  };
}

function seriesOf({ lines, openFrom, threshold }: LineChartProps): Option['series'] {
  const parts = lines.flatMap((line): object[] => {
    if (line.faint) return [faintPart(line)];
    const { closed, open } = splitAtOpen(line.values, openFrom);
    const look = { type: 'line' as const, color: line.colour, emphasis: { disabled: true } };
    const single = closed.filter((v) => v !== null).length === 1;
    return [
      {
        ...look,
        name: line.name,
        data: closed,
        showSymbol: single || closed.length <= 31,
        symbol: 'circle',
        symbolSize: 5,
        lineStyle: { width: 2, type: line.dashed ? ('dashed' as const) : ('solid' as const) },
      },
      {
        ...look,
        name: line.name,
        data: open,
        symbol: 'emptyCircle',
        symbolSize: (_: unknown, at: { dataIndex: number }) => (at.dataIndex >= openFrom ? 8 : 0),
        showSymbol: true,
        lineStyle: { width: 2, type: [4, 4] },
      },
    ];
  });
  if (!threshold || !parts[0]) return parts as Option['series'];
  return [
    {
      ...parts[0],
      markLine: {
        silent: true,
        symbol: 'none',
        lineStyle: { type: 'dashed' as const, color: '#B4401A' },
        label: { formatter: threshold.label, position: 'insideEndTop' as const, color: '#B4401A' },
        data: [{ yAxis: threshold.value }],
      },
    },
    ...parts.slice(1),
  ] as Option['series'];
}

/** Heights as near to the wanted ones as they can be, each so far from the next, all within a box. */
export function spread(wanted: readonly number[], apart: number, top: number, bottom: number): number[] {
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y || a.i - b.i);
  let next = top;
  const placed = order.map(({ y }) => {
    const at = Math.max(y, next);
    next = at + apart;
    return at;
  });
  let most = bottom;
  for (let i = placed.length - 1; i >= 0; i--) {
    placed[i] = Math.min(placed[i]!, most);
    most = placed[i]! - apart;
  }
  const result: number[] = [];
  order.forEach(({ i }, at) => (result[i] = placed[at]!));
  return result;
}

interface Ends {
  first: number;
  last: number;
  /** Where each line's last value stands; undefined for a line without any. */
  ends: (number | undefined)[];
}

const LABEL = 16;

/** Names at the line ends, one below the other where lines end at one place. */
function LineNames({ lines, at, height }: { lines: Line[]; at: Ends; height: number }) {
  const named = lines.flatMap((line, i) => {
    const y = at.ends[i];
    return line.faint || y === undefined ? [] : [{ line, y: y - LABEL / 2 }];
  });
  const tops = spread(
    named.map((n) => n.y),
    LABEL,
    0,
    height - LABEL,
  );
  return (
    <div className="line-names" aria-hidden="true" style={{ left: at.last + 10 }}>
      {named.map(({ line }, i) => (
        <span key={i} style={{ top: tops[i], color: line.colour }} title={line.name}>
          {line.short ?? line.name}
        </span>
      ))}
    </div>
  );
}

/** How wide the names at the line ends are, in pixels, roughly: Chinese takes a full square. */
export function labelWidthOf(lines: Line[]): number {
  if (lines.length < 2) return 24;
  const widths = lines.filter((l) => !l.faint).map((l) => textWidth(l.short ?? l.name));
  return Math.min(240, Math.max(...widths) + 24);
}

/** So many dates stand below a chart with room between them. */
const MOST_LABELS = 10;

function optionOf(props: LineChartProps): Option {
  const { lines, buckets, unit, axis, label, max, height = 320 } = props;
  const { axisWidth } = props;
  const small = height <= 200;
  const room = props.labelWidth ?? (lines.length > 1 ? labelWidthOf(lines) : 24);
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit' },
    aria: { enabled: true, label: { description: label } },
    grid: {
      right: small ? 24 : room,
      top: 36,
      ...(axisWidth
        ? { left: axisWidth, bottom: 26, containLabel: false }
        : { left: 8, bottom: 4, containLabel: true }),
    },
    tooltip: {
      trigger: 'axis',
      formatter: (params) => {
        const first = Array.isArray(params) ? params[0] : params;
        return first ? tooltipOf(props, first.dataIndex) : '';
      },
    },
    xAxis: {
      type: 'category',
      data: buckets,
      boundaryGap: buckets.length === 1,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: '#9aa1ab' } },
      axisLabel: {
        color: 'rgba(0,0,0,0.62)',
        hideOverlap: true,
        interval: Math.ceil(buckets.length / MOST_LABELS) - 1,
      },
    },
    yAxis: {
      type: 'value',
      name: unit,
      nameTextStyle: { color: 'rgba(0,0,0,0.62)', align: 'left' },
      min: lines.some((l) => l.values.some((v) => v !== null && v < 0)) ? undefined : 0,
      max,
      splitNumber: small ? 3 : 5,
      interval: small && max !== undefined ? max / 2 : undefined,
      splitLine: { lineStyle: { color: '#eceef1' } },
      axisLabel: { color: 'rgba(0,0,0,0.62)', formatter: axis },
    },
    series: seriesOf(props),
  };
}

/** Lines over time from 0: gaps for no data, open buckets dashed and hollow, names at the line ends. */
export function LineChart(props: LineChartProps) {
  const option = useMemo(() => optionOf(props), [props]);
  const { lines, onPick, height = 320, label, lane, buckets } = props;
  const [ends, setEnds] = useState<Ends>();
  const pick = (x: number, y: number) => {
    const line = nearest(lines, x, y);
    if (line !== undefined) onPick?.(line, x);
  };
  const names = height > 200 && (lines.length > 1 || (props.labelWidth ?? 24) > 24);
  const place = ({ first, last, y }: Place) => {
    const values = lines.map((line) => line.values.findLast((v) => v !== null));
    const next = { first, last, ends: values.map((v) => (typeof v === 'number' ? y(v) : undefined)) };
    setEnds((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
  };
  return (
    <Suspense fallback={<Skeleton height={height} />}>
      <div className="line-chart">
        <EChart
          option={option}
          height={height}
          label={label}
          onPick={onPick && pick}
          onPlaced={lane || names ? place : undefined}
          categories={buckets.length}
        />
        {names && ends && <LineNames lines={lines} at={ends} height={height} />}
      </div>
      {lane && ends && <AnnotationLane {...lane} first={ends.first} last={ends.last} />}
    </Suspense>
  );
}
