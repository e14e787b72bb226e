import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import type { LaneMark } from './lane';

const AnnotationLane = lazy(async () => ({ default: (await import('./AnnotationLane')).AnnotationLane }));

/** A value of a line; open ones are not final, revised ones changed after they had closed. */
export interface Point {
  start: string;
  value: number | null;
  status: 'open' | 'closed' | 'revised' | 'no_data';
}

interface Props<P extends Point> {
  /** Oldest first; the open ones stand last. */
  buckets: P[];
  /** Values are fractions and the axis ends at 100 % at most. */
  percent: boolean;
  bound: { op: 'gt' | 'lt'; value: number; label: string } | null;
  /** The early-warning band lies between this and the bound. */
  warnFrom: number | null;
  /** Which breach in a row a bucket was, by its start. */
  breaches: ReadonlyMap<string, number>;
  label: string;
  show: (value: number) => string;
  day: (start: string) => string;
  /** What stands beneath while a bucket is pointed at. */
  told: (bucket: P) => string;
  onPick: (bucket: P) => void;
  /**
   * What happened, in a lane under the axis, beneath the buckets that begin at the starts: the first ones of the line;
   * what is about the line's subject (`feature:key`) first.
   */
  lane?: { marks: readonly LaneMark[]; starts: readonly string[] };
  about?: string;
  /** Stands below the line. */
  children?: ReactNode;
}

const HEIGHT = 112;
const TOP = 16;
const BOTTOM = 18;
/** Room at the end of the line for the bound's label. */
const GUTTER = 52;

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

/** ① to ⑳, then plain numbers. */
export function circled(n: number): string {
  return n >= 1 && n <= 20 ? String.fromCodePoint(0x245f + n) : String(n);
}

interface Scale {
  /** Of the plot, without the gutter. */
  plot: number;
  width: number;
  x: (i: number) => number;
  y: (value: number) => number;
}

function Bounds<P extends Point>({
  bound,
  warnFrom,
  scale,
}: Pick<Props<P>, 'bound' | 'warnFrom'> & { scale: Scale }) {
  if (!bound) return null;
  const { width, plot, y } = scale;
  const at = y(bound.value);
  const bottom = HEIGHT - BOTTOM;
  const warn = warnFrom === null ? at : y(warnFrom);
  const band = Math.abs(warn - at);
  return (
    <>
      {bound.op === 'gt' ? (
        <rect x={0} width={plot} y={TOP} height={Math.max(0, at - TOP)} className="breach" />
      ) : (
        <rect x={0} width={plot} y={at} height={Math.max(0, bottom - at)} className="breach" />
      )}
      {band > 0 && <rect x={0} width={plot} y={Math.min(warn, at)} height={band} className="warn" />}
      <line x1={0} x2={plot} y1={at} y2={at} className="threshold" />
      <text x={width} y={at + 4} textAnchor="end" className="threshold-label">
        {bound.label}
      </text>
    </>
  );
}

function Line<P extends Point>({
  buckets,
  breaches,
  scale,
}: Pick<Props<P>, 'buckets' | 'breaches'> & { scale: Scale }) {
  const points = buckets.map((b, i) =>
    b.value === null ? null : { x: scale.x(i), y: scale.y(b.value), bucket: b },
  );
  const solid = runsOf(points.map((p) => (p && p.bucket.status !== 'open' ? p : null)));
  const known = points.filter((p) => p !== null);
  const open = known.filter((p) => p.bucket.status === 'open');
  const joint = known.findLast((p) => p.bucket.status !== 'open');
  const dashed = joint ? [joint, ...open] : open;
  const path = (run: { x: number; y: number }[]) => run.map((p) => `${p.x},${p.y}`).join(' ');
  return (
    <>
      {solid.map((run) => (
        <polyline key={run[0]!.x} points={path(run)} className="rate-line" />
      ))}
      {solid
        .filter((run) => run.length === 1)
        .map((run) => (
          <circle key={run[0]!.x} cx={run[0]!.x} cy={run[0]!.y} r={2} className="rate-dot" />
        ))}
      {open.length > 0 && dashed.length > 1 && <polyline points={path(dashed)} className="rate-line open" />}
      {open.map((p) => (
        <circle key={p.x} cx={p.x} cy={p.y} r={3.5} className="open-point" />
      ))}
      {known
        .filter((p) => p.bucket.status === 'revised')
        .map((p) => (
          <circle key={p.x} cx={p.x} cy={p.y} r={4.5} className="revised-ring" />
        ))}
      {known
        .filter((p) => breaches.has(p.bucket.start))
        .map((p) => (
          <text key={p.x} x={p.x} y={Math.max(10, p.y - 6)} textAnchor="middle" className="breach-mark">
            {circled(breaches.get(p.bucket.start)!)}
          </text>
        ))}
    </>
  );
}

/** A tile's days: line from 0, open part dashed and hollow, gaps for no data, bound dashed and labelled at its end. */
export function TileLine<P extends Point>(props: Props<P>) {
  const { buckets, percent, bound, label, show, day, told, onPick, lane } = props;
  const [ref, width] = useWidth();
  const [hover, setHover] = useState<number>();
  const values = [...buckets.map((b) => b.value ?? 0), bound?.value ?? 0];
  const top = percent ? axisTop(values) : niceTop(Math.max(0, ...values));
  const plot = bound ? width - GUTTER : width;
  const step = plot / Math.max(1, buckets.length);
  const scale: Scale = {
    plot,
    width,
    x: (i) => step * (i + 0.5),
    y: (value) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - Math.max(0, value) / top),
  };
  const shown = hover === undefined ? undefined : buckets[hover];

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
          {show(top).replace('.0%', '%')}
        </text>
        <Bounds bound={bound} warnFrom={props.warnFrom} scale={scale} />
        <Line buckets={buckets} breaches={props.breaches} scale={scale} />
        {hover !== undefined && shown?.value != null && (
          <circle cx={scale.x(hover)} cy={scale.y(shown.value)} r={4} className="rate-dot" />
        )}
        {shown ? (
          <text x={width / 2} y={HEIGHT - 4} textAnchor="middle" className="axis-label pointed">
            {told(shown)}
          </text>
        ) : (
          <>
            <text x={0} y={HEIGHT - 4} className="axis-label">
              {buckets[0] && day(buckets[0].start)}
            </text>
            <text x={plot} y={HEIGHT - 4} textAnchor="end" className="axis-label">
              {buckets.at(-1) && day(buckets.at(-1)!.start)}
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
      {lane && lane.marks.length > 0 && (
        <Suspense>
          <AnnotationLane
            {...lane}
            first={scale.x(0)}
            last={scale.x(lane.starts.length - 1)}
            rows={1}
            about={props.about}
          />
        </Suspense>
      )}
      {props.children}
    </div>
  );
}
