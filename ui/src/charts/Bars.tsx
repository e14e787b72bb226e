import { useEffect, useRef, useState } from 'react';
import { AnnotationLane } from './AnnotationLane';
import './bars.css';
import type { LaneMark } from './lane';
import { niceTop } from './TileLine';

export interface BarSeries {
  name: string;
  colour: string;
  /** One a bucket; null for none. */
  values: (number | null)[];
  /** Hangs below zero; its values are counts all the same. */
  below?: boolean;
}

export interface BarsProps {
  /** Stacked in this order, from zero outwards. */
  series: BarSeries[];
  /** The full name of each bucket, and the short one below the axis. */
  buckets: { name: string; short: string }[];
  unit: string;
  show: (value: number) => string;
  axis: (value: number) => string;
  /** What the chart says, in words. */
  label: string;
  height?: number;
  /** From this index on buckets are not over: hatched. */
  openFrom?: number;
  openLabel?: string;
  /** Beneath the axis: what the buckets are. */
  axisTitle?: string;
  onPick?: (series: number, bucket: number) => void;
  /** What happened, in a lane under the axis, with the starts of the buckets. */
  lane?: { marks: readonly LaneMark[]; starts: readonly string[] };
}

const MOST_LABELS = 10;

/** Round values from the lowest to the highest, zero among them. */
export function ticksOf(low: number, high: number): number[] {
  const step = niceTop((high - low) / 5);
  const whole = step >= 1 ? Math.ceil(step) : step;
  const from = Math.floor(low / whole);
  const to = Math.max(from + 1, Math.ceil(high / whole));
  return Array.from({ length: to - from + 1 }, (_, i) => Number(((from + i) * whole).toPrecision(12)));
}

function reachOf(series: BarSeries[], below: boolean, buckets: number): number {
  const sums = Array.from({ length: buckets }, (_, i) =>
    series.filter((s) => !!s.below === below).reduce((sum, s) => sum + (s.values[i] ?? 0), 0),
  );
  return Math.max(0, ...sums);
}

interface Stacked {
  series: number;
  from: number;
  to: number;
}

/** The pieces of a bucket, with the values at which each begins and ends. */
function stack(series: BarSeries[], bucket: number): Stacked[] {
  let up = 0;
  let down = 0;
  return series.flatMap((one, i) => {
    const value = one.values[bucket] ?? 0;
    if (value <= 0) return [];
    if (one.below) {
      down -= value;
      return [{ series: i, from: down, to: down + value }];
    }
    up += value;
    return [{ series: i, from: up - value, to: up }];
  });
}

function Told({ series, buckets, show, openFrom, openLabel, at }: BarsProps & { at: number }) {
  const bucket = buckets[at]!;
  const side = at < buckets.length / 2 ? { left: `${((at + 1) / buckets.length) * 100}%` } : undefined;
  return (
    <div
      className="bars-told"
      style={side ?? { right: `${(1 - at / buckets.length) * 100}%` }}
      aria-hidden="true"
    >
      <strong>
        {bucket.name}
        {openFrom !== undefined && at >= openFrom && ` (${openLabel})`}
      </strong>
      {series.map((one) => (
        <span key={one.name}>
          <i style={{ background: one.colour }} />
          {one.name}
          <b>{one.values[at] === null || one.values[at] === undefined ? '—' : show(one.values[at])}</b>
        </span>
      ))}
    </div>
  );
}

/** Where the middles of the first and the last column stand, in pixels from the chart's left, as its box changes. */
function useEnds(columns: number) {
  const plot = useRef<HTMLDivElement>(null);
  const [ends, setEnds] = useState<{ first: number; last: number }>();
  useEffect(() => {
    const box = plot.current!;
    const observer = new ResizeObserver(() => {
      const half = box.clientWidth / columns / 2;
      const left = box.offsetLeft;
      setEnds({ first: left + half, last: left + box.clientWidth - half });
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, [columns]);
  return { plot, ends };
}

/** Stacked bars from zero, some below it; a click leads to a piece's people. The table beside it says the same. */
export function Bars(props: BarsProps) {
  const { series, buckets, unit, axis, label, height = 300, openFrom, axisTitle, onPick, lane } = props;
  const { plot, ends } = useEnds(buckets.length);
  const [at, setAt] = useState<number>();
  const ticks = ticksOf(-reachOf(series, true, buckets.length), reachOf(series, false, buckets.length));
  const low = ticks[0]!;
  const high = ticks.at(-1)!;
  const place = (value: number) => ((value - low) / (high - low)) * 100;
  const every = Math.ceil(buckets.length / MOST_LABELS);
  const drawn = (
    <div className="bars" role="img" aria-label={label}>
      <div className="bars-head">
        <span className="weak">{unit}</span>
        {series.length > 1 &&
          series.map((one) => (
            <span key={one.name} className="bars-key">
              <i style={{ background: one.colour }} />
              {one.name}
            </span>
          ))}
      </div>
      <div className="bars-body" style={{ height }}>
        <div className="bars-axis">
          {ticks.map((tick) => (
            <span key={tick} className="widest">
              {axis(Math.abs(tick))}
            </span>
          ))}
          {ticks.map((tick) => (
            <span key={tick} className="tick" style={{ bottom: `${place(tick)}%` }}>
              {axis(Math.abs(tick))}
            </span>
          ))}
        </div>
        <div className="bars-plot" ref={plot} onMouseLeave={() => setAt(undefined)}>
          {ticks.map((tick) => (
            <div
              key={tick}
              className={tick === 0 ? 'line zero' : 'line'}
              style={{ bottom: `${place(tick)}%` }}
            />
          ))}
          {buckets.map((bucket, i) => (
            <div key={i} className={at === i ? 'column at' : 'column'} onMouseEnter={() => setAt(i)}>
              {stack(series, i).map((piece) => (
                <div
                  key={piece.series}
                  className={openFrom !== undefined && i >= openFrom ? 'piece open' : 'piece'}
                  data-bar={`${piece.series}-${i}`}
                  style={{
                    bottom: `${place(piece.from)}%`,
                    height: `${place(piece.to) - place(piece.from)}%`,
                    backgroundColor: series[piece.series]!.colour,
                    cursor: onPick && 'pointer',
                  }}
                  onClick={() => onPick?.(piece.series, i)}
                />
              ))}
              {i % every === 0 && <span className="short">{bucket.short}</span>}
            </div>
          ))}
          {at !== undefined && buckets[at] && <Told {...props} at={at} />}
        </div>
      </div>
      {axisTitle && <div className="bars-title weak">{axisTitle}</div>}
    </div>
  );
  return (
    <>
      {drawn}
      {lane && ends && <AnnotationLane {...lane} {...ends} />}
    </>
  );
}
