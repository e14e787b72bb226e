import type { MetricInfo, PolicyPredicate } from '../../api/types';
import { useSession } from '../../app/session';
import { useFormat } from '../../components/format';
import { useText } from '../../text';
import type { InPercent } from './draft';
import { useMetrics } from './queries';

/** Whether a predicate's bound is typed in percent: rates, and changes relative to what was. */
export function useInPercent(): InPercent {
  const metrics = useMetrics().data ?? [];
  return ({ metric, compare, change }) =>
    (compare !== 'value' && change === 'relative') ||
    (metrics.find((m) => m.key === metric)?.unit ?? 'percent') === 'percent';
}

/** How a value of a metric reads. */
export function useShow(metric: MetricInfo | undefined): (value: number) => string {
  const format = useFormat(useSession().project.zone);
  return (metric?.unit ?? 'percent') === 'percent' ? format.percent : format.exact;
}

/** The unit as it stands beside a field. */
export function useUnit(predicate: Pick<PolicyPredicate, 'metric' | 'compare' | 'change'>): string {
  const text = useText('policies');
  const metrics = useMetrics().data ?? [];
  const unit = metrics.find((m) => m.key === predicate.metric)?.unit ?? 'percent';
  if (predicate.compare !== 'value') {
    if (predicate.change === 'relative') return '%';
    if (unit === 'percent') return text.unit.points;
  }
  return unit === 'percent' ? '%' : text.unit[unit];
}
