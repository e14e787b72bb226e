import { LineChart, type Line } from '../../charts/LineChart';
import type { Experiment, ExperimentPoint } from '../../api/types';
import { DataTable } from '../../components/DataTable';
import { ErrorTile } from '../../components/ErrorTile';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';
import type { Chosen } from './MetricTable';
import { useNamesOf, useTold } from './parts';
import { useTimeline } from './queries';

const SHOWN = '#1B5FBE';
const OTHER = '#6B7280';

const finite = (value: number) => (Number.isFinite(value) ? value : null);

/** Words and figures of lifts, or of differences where no analysis can tell a lift. */
function useShown(points: ExperimentPoint[], kind: string) {
  const text = useText('experiments').timeline;
  const { lift, difference } = useTold();
  return points[0]?.difference
    ? { name: text.difference, unit: text.differenceUnit, say: (v: number) => difference(v, kind) }
    : { name: text.estimate, unit: text.unit, say: lift };
}

function useLines(points: ExperimentPoint[], name: string): Line[] {
  const text = useText('experiments').timeline;
  const of = (pick: (p: ExperimentPoint) => number) => points.map((p) => finite(pick(p)));
  return [
    { name, colour: SHOWN, values: of((p) => p.estimate) },
    { name: text.high, colour: SHOWN, dashed: true, values: of((p) => p.sequential.high) },
    { name: text.low, colour: SHOWN, dashed: true, values: of((p) => p.sequential.low) },
    { name: text.fixedHigh, colour: OTHER, faint: true, values: of((p) => p.fixed.high) },
    { name: text.fixedLow, colour: OTHER, faint: true, values: of((p) => p.fixed.low) },
  ];
}

type Effect = ReturnType<typeof useShown>;

function Table({ name, points, effect }: { name: string; points: ExperimentPoint[]; effect: Effect }) {
  const text = useText('experiments').timeline;
  const { p, format } = useTold();
  const titles = [
    effect.name,
    text.low,
    text.high,
    text.sequentialP,
    text.fixedLow,
    text.fixedHigh,
    text.fixedP,
  ];
  return (
    <DataTable
      caption={text.title}
      csvName={name}
      columns={[
        { title: text.at },
        { title: text.people, number: true },
        ...titles.map((title) => ({ title, number: true })),
      ]}
      rows={points.map((point) => {
        const { estimate, sequential, fixed } = point;
        return {
          key: String(point.analysis),
          cells: [
            ...[format.time(point.at), format.exact(point.people)],
            ...[estimate, sequential.low, sequential.high].map(effect.say),
            ...[p(sequential.p), effect.say(fixed.low), effect.say(fixed.high), p(fixed.p)],
          ],
          values: [
            ...[point.at, point.people, estimate, sequential.low, sequential.high, sequential.p],
            ...[fixed.low, fixed.high, fixed.p],
          ],
        };
      })}
    />
  );
}

/** How the interval narrowed, analysis by analysis: the always-valid one, and the fixed one for comparison. */
export function Timeline({ experiment, metric, comparison }: Chosen & { experiment: Experiment }) {
  const text = useText('experiments').timeline;
  const { format } = useTold();
  const names = useNamesOf(experiment.definition);
  const timeline = useTimeline(experiment.key, metric.metric, comparison.variant);
  const points = timeline.data ?? [];
  const effect = useShown(points, metric.kind);
  const lines = useLines(points, effect.name);
  const heading = text.of(names.metric(metric.metric), names.variant(comparison.variant));
  return (
    <section className="card">
      <h2>{heading}</h2>
      {timeline.error && <ErrorTile error={timeline.error} onRetry={() => void timeline.refetch()} />}
      {!timeline.data && !timeline.error && <Skeleton height={240} />}
      {timeline.data && <p className="weak">{points.length < 2 ? text.one : text.lead}</p>}
      {points.length > 1 && (
        <LineChart
          lines={lines}
          buckets={points.map((point) => `${format.time(point.at)} · n ${format.compact(point.people)}`)}
          openFrom={points.length}
          openLabel=""
          unit={effect.unit}
          show={effect.say}
          axis={effect.say}
          label={heading}
          height={280}
          threshold={{ value: 0, label: '0' }}
        />
      )}
      {points.length > 0 && <Table name={`${experiment.key}-${metric.metric}`} {...{ points, effect }} />}
    </section>
  );
}
