import { ErrorTile } from '../../components/ErrorTile';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';
import { IntervalTable } from './IntervalTable';
import { inUnits } from './model';
import { useTold } from './parts';
import { useDays } from './queries';
import type { ViewProps } from './Views';

/** Whether a lift fades or grows: the metric on each day after the exposure alone. */
export function DaysView({ experiment, metric, variant, method }: ViewProps) {
  const all = useText('experiments');
  const text = all.views.days;
  const { format } = useTold();
  const days = useDays(experiment.key, metric);
  const defined = experiment.definition.metrics.find((m) => m.key === metric);
  if (days.error) return <ErrorTile error={days.error} onRetry={() => void days.refetch()} />;
  if (!days.data) return <Skeleton height={200} lines={3} />;
  const rows = days.data.findings.days.map((day) => {
    const effect = day.comparisons.find((c) => c.variant === variant);
    return {
      key: String(day.day),
      label: text.day(day.day),
      groups: day.groups,
      absolute: effect?.absolute ?? null,
      relative: effect?.relative ?? null,
    };
  });
  const over = rows.some((row) => row.groups.some((group) => group.people > 0));
  return (
    <div className="exp-view">
      <p className="weak">{text.lead}</p>
      {over ? (
        <IntervalTable
          {...{ experiment, variant, method, rows }}
          units={inUnits(defined, rows)}
          kind={defined?.kind ?? 'mean'}
          title={all.views.kinds.days}
          first={text.column}
        />
      ) : (
        <p>{text.none}</p>
      )}
      <p className="weak">{all.views.asOf(format.time(days.data.at))}</p>
    </div>
  );
}
