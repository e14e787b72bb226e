import Tooltip from 'antd/es/tooltip';
import type { Metric } from '../api/types';
import { ApiError } from '../api/client';
import { useSession } from '../app/session';
import { useText } from '../text';
import { useFormat } from './format';
import { SMALLEST_SAMPLE, useLastClosed, type RateView } from './rates';

interface Props {
  metric: Metric;
  subject: string;
  view: Pick<RateView, 'openPeople'>;
}

/** A list's cell: the rate of the last closed day with its sample, leading to its people. */
export function ListRate({ metric, subject, view }: Props) {
  const { project } = useSession();
  const text = useText('parts').rate;
  const common = useText('common');
  const format = useFormat(project.zone);
  const rate = useLastClosed(metric, subject);
  if (rate.error) {
    const code = rate.error instanceof ApiError ? rate.error.code : 'unexpected';
    return (
      <Tooltip title={common.errors.title}>
        <code>{code}</code>
      </Tooltip>
    );
  }
  if (rate.data === undefined) return <span className="weak">…</span>;
  if (rate.data === null || rate.data.rate === null)
    return <span className="weak">{common.chart.noData}</span>;
  const bucket = rate.data;
  const shown = format.percent(rate.data.rate);
  const open = () =>
    view.openPeople({ metric, subject, bucket: bucket.start, interval: 'day', side: 'numerator' });
  return (
    <>
      <button
        className="link-button"
        aria-label={text.openRate(shown, common.metric[metric] ?? metric, format.exact(bucket.numerator))}
        onClick={open}
      >
        {shown}
      </button>
      <span className="key-under">
        {format.axisDay(bucket.start)} ·{' '}
        {bucket.denominator < SMALLEST_SAMPLE
          ? text.small(format.exact(bucket.denominator))
          : `${text.n} ${format.exact(bucket.numerator)} / ${format.exact(bucket.denominator)}`}
      </span>
    </>
  );
}
