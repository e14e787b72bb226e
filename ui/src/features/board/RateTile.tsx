import Table from '@ant-design/icons/es/icons/TableOutlined';
import Button from 'antd/es/button';
import Tooltip from 'antd/es/tooltip';
import Popover from 'antd/es/popover';
import { lazy, Suspense, useState } from 'react';
import type { BoardTile, Bucket } from '../../api/types';
import { useSession } from '../../app/session';
import { TileLine } from '../../charts/TileLine';
import { AllowedButton } from '../../components/AllowedButton';
import { DataTable } from '../../components/DataTable';
import type { Format } from '../../components/format';
import { Name, useName } from '../../components/Name';
import { SMALLEST_SAMPLE } from '../../components/rates';
import { useText } from '../../text';

const ThresholdForm = lazy(() => import('./ThresholdForm'));

export type Side = 'numerator' | 'denominator';

interface Props {
  tile: BoardTile;
  format: Format;
  onPeople: (bucket: Bucket, side: Side) => void;
}

function Sample({
  bucket,
  metric,
  format,
  onPeople,
}: { bucket: Bucket; metric: string } & Omit<Props, 'tile'>) {
  const text = useText('board');
  const part = (side: Side) => (
    <button
      className="link-button num"
      aria-label={text.openPeople(metric, format.exact(bucket[side]))}
      onClick={() => onPeople(bucket, side)}
    >
      {format.exact(bucket[side])}
    </button>
  );
  return (
    <span className="tile-sample">
      {text.sample} {part('numerator')} / {part('denominator')}
    </span>
  );
}

function Definition({ tile }: { tile: BoardTile }) {
  const text = useText('board');
  const name = useName();
  const { definition } = tile;
  return (
    <Tooltip
      title={
        <>
          <strong>{text.definition(definition.revision)}</strong>
          <br />
          {text.numerator(name(definition.numerator))}
          <br />
          {text.denominator(name(definition.denominator))}
        </>
      }
    >
      <button className="revision">
        {text.revision(definition.revision)}
        <span className="hidden">{text.definition(definition.revision)}</span>
      </button>
    </Tooltip>
  );
}

function LastClosed({ tile, format, onPeople, metric }: Props & { metric: string }) {
  const text = useText('board');
  const bucket = tile.lastClosed;
  if (!bucket || bucket.rate === null) return <p className="tile-none">{text.noClosed}</p>;
  const small = bucket.denominator < SMALLEST_SAMPLE;
  return (
    <>
      <p className="tile-value">
        <button
          className={small ? 'tile-rate small' : 'tile-rate'}
          onClick={() => onPeople(bucket, 'numerator')}
          data-testid={`rate-${tile.metric}`}
        >
          {format.percent(bucket.rate)}
        </button>
        <span className="weak">{text.lastClosed(format.axisDay(bucket.start))}</span>
      </p>
      <p>
        {small ? (
          <span className="weak">{text.tooSmall(format.exact(bucket.denominator))}</span>
        ) : (
          <Sample bucket={bucket} metric={metric} format={format} onPeople={onPeople} />
        )}
      </p>
    </>
  );
}

function EditThreshold({ tile }: { tile: BoardTile }) {
  const text = useText('board').threshold;
  const metric = useText('common').metric[tile.metric] ?? tile.metric;
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const label = tile.threshold === null ? text.set : text.change;
  const button = (
    <AllowedButton needs="edit_boards" type="link" size="small">
      {label}
      <span className="hidden">: {metric}</span>
    </AllowedButton>
  );
  if (!can('edit_boards')) return button;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      destroyOnHidden
      title={text.titleOf(metric)}
      content={
        <Suspense>
          <ThresholdForm tile={tile} onDone={() => setOpen(false)} />
        </Suspense>
      }
    >
      {button}
    </Popover>
  );
}

function ThresholdState({ tile, format }: Pick<Props, 'tile' | 'format'>) {
  const text = useText('board');
  const rate = tile.lastClosed?.rate ?? null;
  const bound = tile.threshold === null ? '' : format.percent(tile.threshold);
  const above = tile.threshold !== null && rate !== null && rate > tile.threshold;
  const words =
    tile.threshold === null
      ? text.noThreshold
      : rate === null
        ? text.unjudged(bound)
        : above
          ? text.above(bound)
          : text.within(bound);
  return (
    <p className={above ? 'tile-state above' : 'tile-state'}>
      <span className="grow">{words}</span>
      <EditThreshold tile={tile} />
    </p>
  );
}

function TileTable({ tile, format, onPeople, metric }: Props & { metric: string }) {
  const text = useText('board');
  const common = useText('common');
  const buckets = [...tile.line, tile.today];
  return (
    <DataTable
      caption={metric}
      csvName={`${tile.metric}${tile.subject ? `-${tile.subject}` : ''}`}
      maxHeight={180}
      columns={[
        { title: text.date },
        { title: text.rate, number: true },
        { title: text.numeratorColumn, number: true },
        { title: text.denominatorColumn, number: true },
        { title: text.state },
      ]}
      rows={buckets.map((bucket) => ({
        key: bucket.start,
        cells: [
          format.axisDay(bucket.start),
          bucket.rate === null ? '—' : format.percent(bucket.rate),
          <button key="n" className="link-button" onClick={() => onPeople(bucket, 'numerator')}>
            {format.exact(bucket.numerator)}
          </button>,
          format.exact(bucket.denominator),
          common.bucketStatus[bucket.status],
        ],
        values: [bucket.start, bucket.rate, bucket.numerator, bucket.denominator, bucket.status],
      }))}
    />
  );
}

/** One rate: last closed value, today so far, sample, threshold, 30 days; each number opens its people. */
export function RateTile({ tile, format, onPeople }: Props) {
  const text = useText('board');
  const common = useText('common');
  const name = useName();
  const [table, setTable] = useState(false);
  const metric = common.metric[tile.metric] ?? tile.metric;
  const { today, lastClosed } = tile;
  const closedText = lastClosed?.rate == null ? common.chart.noData : format.percent(lastClosed.rate);
  return (
    <section className="card tile" aria-label={`${metric} ${name(tile.subjectNames)}`.trim()}>
      <div className="tile-head">
        <h2>{metric}</h2>
        <Definition tile={tile} />
        <Button
          type="text"
          size="small"
          icon={<Table />}
          aria-pressed={table}
          aria-label={`${metric}: ${table ? common.hideTable : common.showTable}`}
          title={table ? common.hideTable : common.showTable}
          onClick={() => setTable(!table)}
        />
      </div>
      <p className="tile-subject weak">
        <Name names={tile.subjectNames} fallback={tile.subject ?? ''} />
      </p>
      <LastClosed tile={tile} format={format} onPeople={onPeople} metric={metric} />
      <p className="tile-today" data-testid={`today-${tile.metric}`}>
        <span aria-hidden>◌</span> {text.today}{' '}
        <button className="link-button" onClick={() => onPeople(today, 'numerator')}>
          {today.rate === null ? '—' : format.percent(today.rate)}
        </button>{' '}
        <Sample bucket={today} metric={metric} format={format} onPeople={onPeople} />
      </p>
      {table ? (
        <TileTable tile={tile} format={format} onPeople={onPeople} metric={metric} />
      ) : (
        <TileLine
          buckets={[...tile.line, today]}
          threshold={tile.threshold}
          thresholdLabel={tile.threshold === null ? '' : format.percent(tile.threshold)}
          label={text.line(metric, closedText)}
          format={format}
          onPick={(bucket) => onPeople(bucket, 'numerator')}
        >
          <ThresholdState tile={tile} format={format} />
        </TileLine>
      )}
    </section>
  );
}
