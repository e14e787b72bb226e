import { runsOf } from '../../charts/TileLine';

interface Point {
  start: string;
  value: number | null;
  status: string;
}

const WIDTH = 240;
const HEIGHT = 48;

/** A trend without axes, from 0: open part dashed, gaps for no data, the target as a dashed line. */
export function Spark({ buckets, target, label }: { buckets: Point[]; target: number; label: string }) {
  const top = Math.max(target, ...buckets.map((b) => b.value ?? 0)) * 1.1 || 1;
  const step = WIDTH / Math.max(1, buckets.length);
  const y = (value: number) => HEIGHT - 2 - (HEIGHT - 6) * (Math.max(0, value) / top);
  const points = buckets.map((b, i) =>
    b.value === null ? null : { x: step * (i + 0.5), y: y(b.value), open: b.status === 'open' },
  );
  const closed = runsOf(points.map((p) => (p && !p.open ? p : null)));
  const known = points.filter((p) => p !== null);
  const joint = known.findLast((p) => !p.open);
  const open = known.filter((p) => p.open);
  const path = (run: { x: number; y: number }[]) => run.map((p) => `${p.x},${p.y}`).join(' ');
  return (
    <svg className="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <line x1={0} x2={WIDTH} y1={y(target)} y2={y(target)} className="spark-target" />
      <line x1={0} x2={WIDTH} y1={HEIGHT - 1} y2={HEIGHT - 1} className="spark-axis" />
      {closed.map((run) =>
        run.length === 1 ? (
          <circle key={run[0]!.x} cx={run[0]!.x} cy={run[0]!.y} r={2} className="spark-dot" />
        ) : (
          <polyline key={run[0]!.x} points={path(run)} className="spark-line" />
        ),
      )}
      {joint && open.length > 0 && <polyline points={path([joint, ...open])} className="spark-line open" />}
      {open.slice(-1).map((p) => (
        <circle key={p.x} cx={p.x} cy={p.y} r={3} className="spark-open" />
      ))}
    </svg>
  );
}
