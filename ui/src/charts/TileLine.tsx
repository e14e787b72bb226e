import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Bucket } from '../api/types';
import type { Format } from '../components/format';

interface Props {
  /** Closed buckets, oldest first, then the open one. */
  buckets: Bucket[];
  threshold: number | null;
  thresholdLabel: string;
  label: string;
  format: Format;
  onPick: (bucket: Bucket) => void;
  /** Stands below the line. */
  children?: ReactNode;
}

const HEIGHT = 112;
const TOP = 16;
const BOTTOM = 18;

function useWidth() {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(320);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(120, entry.contentRect.width));
    });
    if (ref.current) observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return [ref, width] as const;
}

/** Unbroken runs of points: no data is a gap, never 0. */
export function runsOf<T>(points: (T | null)[]): T[][] {
  const runs: T[][] = [[]];
  for (const point of points) {
    if (point !== null) runs.at(-1)!.push(point);
    else if (runs.at(-1)!.length > 0) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

/** The top of an axis that starts at 0 and spans at least two percentage points. */
export function axisTop(values: number[]): number {
  const max = Math.max(0, ...values);
  if (max < 0.019) return 0.02;
  return Math.min(niceTop(max), max > 1 ? Infinity : 1);
}

/** The round number just above a maximum. */
export function niceTop(max: number): number {
  if (max <= 0) return 1;
  const step = 10 ** Math.floor(Math.log10(max));
  const nice = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((n) => n * step >= max * 1.02) ?? 10;
  return nice * step;
}

/** A tile's 30 days: line from 0, open bucket dashed and hollow, gaps for no data, threshold dashed and labelled. */
export function TileLine({ buckets, threshold, thresholdLabel, label, format, onPick, children }: Props) {
  const [ref, width] = useWidth();
  const [hover, setHover] = useState<number>();
  const top = axisTop([...buckets.map((b) => b.rate ?? 0), threshold ?? 0]);
  const step = width / Math.max(1, buckets.length);
  const x = (i: number) => step * (i + 0.5);
  const y = (rate: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - rate / top);
  const points = buckets.map((b, i) =>
    b.rate === null ? null : { x: x(i), y: y(b.rate), open: b.status === 'open' },
  );
  const solid = runsOf(points.map((p) => (p && !p.open ? p : null)));
  const last = points.at(-1);
  const before = points.at(-2);
  const shown = hover === undefined ? undefined : buckets[hover];
  const shownPoint = hover === undefined ? undefined : points[hover];

  return (
    <div ref={ref} className="tile-line">
      <svg
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={label}
        onMouseLeave={() => setHover(undefined)}
      >
        <line x1={0} x2={width} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} className="axis" />
        <line x1={0} x2={width} y1={TOP} y2={TOP} className="axis top" />
        <text x={0} y={TOP - 3} className="axis-label">
          {format.percent(top).replace('.0', '')}
        </text>
        {threshold !== null && (
          <>
            <rect x={0} width={width} y={TOP} height={Math.max(0, y(threshold) - TOP)} className="breach" />
            <line x1={0} x2={width} y1={y(threshold)} y2={y(threshold)} className="threshold" />
            <text x={width} y={y(threshold) - 4} textAnchor="end" className="threshold-label">
              {thresholdLabel}
            </text>
          </>
        )}
        {solid.map((run) => (
          <polyline
            key={run[0]!.x}
            points={run.map((p) => `${p.x},${p.y}`).join(' ')}
            className="rate-line"
          />
        ))}
        {solid
          .filter((run) => run.length === 1)
          .map((run) => (
            <circle key={run[0]!.x} cx={run[0]!.x} cy={run[0]!.y} r={2} className="rate-dot" />
          ))}
        {last?.open && before && (
          <line x1={before.x} y1={before.y} x2={last.x} y2={last.y} className="rate-line open" />
        )}
        {last?.open && <circle cx={last.x} cy={last.y} r={3.5} className="open-point" />}
        {shownPoint && <circle cx={shownPoint.x} cy={shownPoint.y} r={4} className="rate-dot" />}
        {shown ? (
          <text x={width / 2} y={HEIGHT - 4} textAnchor="middle" className="axis-label pointed">
            {format.axisDay(shown.start)} · {shown.rate === null ? '—' : format.percent(shown.rate)} · n{' '}
            {format.exact(shown.numerator)} / {format.exact(shown.denominator)}
          </text>
        ) : (
          <>
            <text x={0} y={HEIGHT - 4} className="axis-label">
              {buckets[0] && format.axisDay(buckets[0].start)}
            </text>
            <text x={width} y={HEIGHT - 4} textAnchor="end" className="axis-label">
              {buckets.at(-1) && format.axisDay(buckets.at(-1)!.start)}
            </text>
          </>
        )}
        {buckets.map((bucket, i) => (
          <rect
            key={bucket.start}
            x={step * i}
            width={step}
            y={0}
            height={HEIGHT}
            className="hit"
            onMouseEnter={() => setHover(i)}
            onClick={() => onPick(bucket)}
          />
        ))}
      </svg>
      {children}
    </div>
  );
}
