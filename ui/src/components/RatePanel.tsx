import Segmented from 'antd/es/segmented';
import Tooltip from 'antd/es/tooltip';
import { useState, type ReactNode } from 'react';
import type { Bucket, Metric, Rates } from '../api/types';
import { useSession } from '../app/session';
import { LineChart } from '../charts/LineChart';
import { useText } from '../text';
import { datesOf, useAnnotations } from './annotations';
import { DataTable } from './DataTable';
import { localDate } from './dates';
import { ErrorTile } from './ErrorTile';
import { useFormat } from './format';
import { useName } from './Name';
import './parts.css';
import { immatureOf, lastClosedOf, SMALLEST_SAMPLE, useRates, type RateView, type Side } from './rates';
import { Skeleton } from './Skeleton';

interface Props {
  metric: Metric;
  subject: string;
  colour: string;
  view: RateView;
}

interface Loaded extends Props {
  rates: Rates;
}

function useWords(rates: Rates) {
  const { project } = useSession();
  const format = useFormat(project.zone);
  const weekly = rates.interval === 'week';
  return {
    format,
    bucket: (b: Bucket) => (weekly ? format.week(b.start) : format.axisDay(b.start)),
    rate: (b: Bucket) => (b.rate === null ? '—' : format.percent(b.rate)),
  };
}

function useOpen({ metric, subject, view }: Props) {
  return (bucket: Bucket, side: Side) =>
    view.openPeople({ metric, subject, bucket: bucket.start, interval: view.interval, side });
}

function Sample(props: Loaded & { bucket: Bucket }) {
  const { bucket, rates, metric } = props;
  const text = useText('parts').rate;
  const name = useText('common').metric[metric] ?? metric;
  const { format } = useWords(rates);
  const open = useOpen(props);
  const part = (side: Side) => (
    <button
      className="link-button"
      aria-label={text.open(name, format.exact(bucket[side]))}
      onClick={() => open(bucket, side)}
    >
      {format.exact(bucket[side])}
    </button>
  );
  return (
    <span>
      {text.n} {part('numerator')} / {part('denominator')}
    </span>
  );
}

const HOUR = 3_600_000;

function useImmature(buckets: Bucket[]): Bucket[] {
  const { project, now } = useSession();
  return immatureOf(buckets, localDate(new Date(now().getTime() - HOUR), project.zone));
}

function Latest(props: Loaded) {
  const { rates, metric } = props;
  const text = useText('parts').rate;
  const { format, bucket, rate } = useWords(rates);
  const name = useText('common').metric[metric] ?? metric;
  const open = useOpen(props);
  const closed = lastClosedOf(rates.buckets);
  const running = rates.buckets.findLast((b) => b.status === 'open');
  const waiting = useImmature(rates.buckets);
  const small = closed && closed.denominator < SMALLEST_SAMPLE;
  return (
    <div className="rate-panel-value">
      {closed ? (
        <>
          <button
            className={small ? 'link-button big small-sample' : 'link-button big'}
            onClick={() => open(closed, 'numerator')}
            aria-label={text.openRate(rate(closed), name, format.exact(closed.numerator))}
            data-testid={`rate-${metric}`}
          >
            {rate(closed)}
          </button>
          <span className="weak">{text.lastClosed(bucket(closed))}</span>
          {small && <span className="weak">{text.small(format.exact(closed.denominator))}</span>}
          <Sample {...props} bucket={closed} />
        </>
      ) : (
        <span className="weak">{text.noClosed}</span>
      )}
      {waiting.length > 0 && (
        <span className="rate-panel-open">
          <span aria-hidden>◌</span> {text.immature(bucket(waiting[0]!), bucket(waiting.at(-1)!))}
        </span>
      )}
      {running && waiting.length === 0 && (
        <span className="rate-panel-open">
          <span aria-hidden>◌</span> {bucket(running)} {text.soFar} {rate(running)}{' '}
          <Sample {...props} bucket={running} />
        </span>
      )}
    </div>
  );
}

function Chart(props: Loaded) {
  const { rates, metric, colour, subject } = props;
  const text = useText('parts').rate;
  const common = useText('common');
  const { format, bucket, rate } = useWords(rates);
  const open = useOpen(props);
  const { buckets } = rates;
  const closed = lastClosedOf(buckets);
  const firstOpen = buckets.findIndex((b) => b.status === 'open');
  const waiting = useImmature(buckets);
  const starts = buckets.map((b) => b.start);
  const marks = useAnnotations(datesOf(starts, rates.interval, useSession().today));
  const values = buckets.map((b) => (waiting.includes(b) ? null : b.rate));
  const highest = Math.max(0.02, ...buckets.map((b) => b.rate ?? 0));
  return (
    <LineChart
      lines={[{ name: common.metric[metric] ?? metric, colour, values }]}
      buckets={buckets.map(bucket)}
      openFrom={firstOpen < 0 ? buckets.length : firstOpen}
      openLabel={common.bucketStatus.open}
      unit={text.unit}
      show={format.percent}
      axis={(value) => (value === 0 ? '0%' : format.percent(value))}
      max={highest <= 0.02 ? 0.02 : undefined}
      height={240}
      label={text.chartLabel(
        common.metric[metric] ?? metric,
        buckets[0] ? bucket(buckets[0]) : '—',
        buckets.at(-1) ? bucket(buckets.at(-1)!) : '—',
        closed ? rate(closed) : '—',
      )}
      onPick={(_, i) => buckets[i] && open(buckets[i], 'numerator')}
      lane={{ marks, starts, about: `${metric === 'participation' ? 'campaign' : 'feature'}:${subject}` }}
    />
  );
}

function Twin(props: Loaded) {
  const { rates, metric, subject } = props;
  const text = useText('parts').rate;
  const common = useText('common');
  const { format, bucket, rate } = useWords(rates);
  const open = useOpen(props);
  const count = (b: Bucket, side: Side) => (
    <button className="link-button" onClick={() => open(b, side)}>
      {format.exact(b[side])}
    </button>
  );
  return (
    <DataTable
      caption={common.metric[metric] ?? metric}
      csvName={`${metric}-${subject}`}
      maxHeight={240}
      columns={[
        { title: rates.interval === 'week' ? text.week : text.date },
        { title: text.rate, number: true },
        { title: text.numerator, number: true },
        { title: text.denominator, number: true },
        { title: text.state },
      ]}
      rows={rates.buckets.map((b) => ({
        key: b.start,
        cells: [
          bucket(b),
          rate(b),
          count(b, 'numerator'),
          count(b, 'denominator'),
          common.bucketStatus[b.status],
        ],
        values: [b.start, b.rate, b.numerator, b.denominator, b.status],
      }))}
    />
  );
}

function Definition({ rates }: { rates: Rates }) {
  const text = useText('parts').rate;
  const name = useName();
  const { definition } = rates;
  return (
    <Tooltip
      trigger={['hover', 'focus']}
      title={
        <>
          <strong>{text.definitionLabel(definition.revision)}</strong>
          <br />
          {text.counts(name(definition.numerator))}
          {definition.denominator && (
            <>
              <br />
              {text.outOf(name(definition.denominator))}
            </>
          )}
        </>
      }
    >
      <button
        className="link-button"
        aria-label={`${text.definition(definition.revision)}: ${text.definitionLabel(definition.revision)}`}
      >
        {text.definition(definition.revision)}
      </button>
    </Tooltip>
  );
}

function Frame({ metric, aside, children }: { metric: Metric; aside?: ReactNode; children: ReactNode }) {
  const name = useText('common').metric[metric] ?? metric;
  return (
    <section className="card rate-panel" aria-label={name}>
      <div className="rate-panel-head">
        <h2>{name}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** One rate over time: last closed value, what is still open, line or table; every count opens its people. */
export function RatePanel(props: Props) {
  const { metric, subject, view } = props;
  const text = useText('parts').rate;
  const rates = useRates(metric, subject, view.range, view.interval);
  const [shape, setShape] = useState<'chart' | 'table'>('chart');
  if (rates.error) {
    return (
      <Frame metric={metric}>
        <ErrorTile error={rates.error} onRetry={() => void rates.refetch()} />
      </Frame>
    );
  }
  if (!rates.data) {
    return (
      <Frame metric={metric}>
        <Skeleton height={300} />
      </Frame>
    );
  }
  const loaded = { ...props, rates: rates.data };
  return (
    <Frame
      metric={metric}
      aside={
        <>
          <Definition rates={rates.data} />
          <Segmented
            value={shape}
            onChange={setShape}
            options={[
              { value: 'chart', label: text.chart },
              { value: 'table', label: text.table },
            ]}
          />
        </>
      }
    >
      <div className={rates.isPlaceholderData ? 'dimmed' : undefined}>
        <Latest {...loaded} />
        {shape === 'chart' ? <Chart {...loaded} /> : <Twin {...loaded} />}
      </div>
    </Frame>
  );
}
