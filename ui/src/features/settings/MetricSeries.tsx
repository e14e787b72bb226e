import { useState } from 'react';
import Segmented from 'antd/es/segmented';
import type { SignalSeries } from '../../api/types';
import { useSession } from '../../app/session';
import { LineChart, seriesColours } from '../../charts/LineChart';
import { datesOf, useAnnotations } from '../../components/annotations';
import { DataTable } from '../../components/DataTable';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { useText } from '../../text';

/** How a value of a metric reads, with its unit. */
export function useMetricValue(unit: SignalSeries['unit']): (value: number) => string {
  const format = useFormat(useSession().project.zone);
  return unit === 'percent' ? format.percent : format.exact;
}

function Figures({ series }: { series: SignalSeries }) {
  const text = useText('settings').metrics;
  const format = useFormat(useSession().project.zone);
  const show = useMetricValue(series.unit);
  const closed = series.buckets.findLast((b) => b.status !== 'open' && b.value !== null);
  const open = series.buckets.findLast((b) => b.status === 'open');
  if (!closed) return <p className="weak">{text.noData}</p>;
  return (
    <p className="rate-panel-value">
      <span className="big">
        {show(closed.value!)}{' '}
        {series.unit !== 'percent' && <small className="weak">{text.units[series.unit]}</small>}
      </span>
      <span className="weak">{text.lastClosed(format.axisDay(closed.start))}</span>
      <span>{text.sample(format.exact(closed.sample))}</span>
      {open && (
        <span className="rate-panel-open">
          <span aria-hidden>◌</span> {text.todaySoFar(open.value === null ? '—' : show(open.value))}
        </span>
      )}
    </p>
  );
}

function Twin({ series, name }: { series: SignalSeries; name: string }) {
  const text = useText('settings').metrics;
  const status: Record<string, string> = useText('common').bucketStatus;
  const format = useFormat(useSession().project.zone);
  const show = useMetricValue(series.unit);
  return (
    <DataTable
      caption={name}
      csvName={series.metric}
      maxHeight={240}
      columns={[
        { title: text.day },
        { title: text.value, number: true },
        { title: text.numerator, number: true },
        { title: text.denominator, number: true },
        { title: text.state },
      ]}
      rows={series.buckets.map((b) => ({
        key: b.start,
        cells: [
          format.axisDay(b.start),
          b.value === null ? '—' : show(b.value),
          format.exact(b.numerator),
          b.denominator === null ? '—' : format.exact(b.denominator),
          status[b.status] ?? b.status,
        ],
        values: [b.start, b.value, b.numerator, b.denominator, b.status],
      }))}
    />
  );
}

/** A metric's last 30 days: last closed value, line or table, and what is counted in words. */
export function MetricSeries({ series, name }: { series: SignalSeries; name: string }) {
  const { project, today } = useSession();
  const text = useText('settings').metrics;
  const parts = useText('parts').rate;
  const common = useText('common');
  const format = useFormat(project.zone);
  const say = useName();
  const show = useMetricValue(series.unit);
  const [shape, setShape] = useState<'chart' | 'table'>('chart');
  const firstOpen = series.buckets.findIndex((b) => b.status === 'open');
  const closed = series.buckets.findLast((b) => b.status !== 'open' && b.value !== null);
  const { numerator, denominator } = series.definition;
  const starts = series.buckets.map((b) => b.start);
  const marks = useAnnotations(datesOf(starts, series.interval, today));
  return (
    <>
      <div className="section-head">
        <div>
          <Figures series={series} />
        </div>
        <span>
          <Segmented
            value={shape}
            onChange={setShape}
            options={[
              { value: 'chart', label: parts.chart },
              { value: 'table', label: parts.table },
            ]}
          />
        </span>
      </div>
      {shape === 'chart' ? (
        <LineChart
          lines={[{ name, colour: seriesColours[0]!, values: series.buckets.map((b) => b.value) }]}
          buckets={series.buckets.map((b) => format.axisDay(b.start))}
          openFrom={firstOpen < 0 ? series.buckets.length : firstOpen}
          openLabel={common.bucketStatus.open}
          unit={series.unit === 'percent' ? '%' : text.units[series.unit]}
          show={show}
          axis={show}
          label={text.chartLabel(name, closed ? show(closed.value!) : '—')}
          height={220}
          lane={{ marks, starts }}
        />
      ) : (
        <Twin series={series} name={name} />
      )}
      <p className="weak">
        {say(numerator)}
        {denominator && ` ÷ ${say(denominator)}`}
      </p>
    </>
  );
}
