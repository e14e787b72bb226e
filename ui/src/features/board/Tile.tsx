import { useState } from 'react';
import { Link } from 'react-router';
import type { BoardBucket, BoardTile } from '../../api/types';
import { useSession } from '../../app/session';
import { TileLine } from '../../charts/TileLine';
import { datesOf, useAnnotations } from '../../components/annotations';
import { DataTable } from '../../components/DataTable';
import { useName } from '../../components/Name';
import { SubjectLink } from '../../components/SubjectLink';
import { useText } from '../../text';
import { Change } from './Change';
import { Definition } from './Definition';
import { breachesOf, isSmall, useShows } from './numbers';
import { Sample, type OpenPeople } from './Sample';
import { TileMenu, type TileCommand } from './TileMenu';
import { TilePolicies } from './TilePolicyLine';

interface Props {
  tile: BoardTile;
  onPeople: OpenPeople;
  onCommand: (command: TileCommand) => void;
  /** The last day of chosen dates; today where absent. */
  until?: string;
  /** What cannot be done here, such as moving the first one earlier. */
  without: readonly TileCommand[];
}

function LastClosed({ tile, name, onPeople }: Pick<Props, 'tile' | 'onPeople'> & { name: string }) {
  const text = useText('board');
  const shows = useShows(tile.metric);
  const { metric, lastClosed: bucket } = tile;
  if (!bucket || bucket.value === null) return <p className="tile-none">{text.noClosed}</p>;
  const small = isSmall(metric, bucket);
  const value = shows.value(bucket.value);
  return (
    <>
      <p className="tile-value">
        {metric.people.numerator ? (
          <button
            className={small ? 'tile-rate small' : 'tile-rate'}
            onClick={() => onPeople(bucket, 'numerator')}
            data-testid={`rate-${metric.key}`}
          >
            {value}
          </button>
        ) : (
          <span className={small ? 'tile-rate small' : 'tile-rate'} data-testid={`rate-${metric.key}`}>
            {value}
          </span>
        )}
        <Change metric={metric} last={bucket} before={tile.before} />
        <span className="weak">
          {text.lastClosed(shows.bucket(bucket.start))}
          {bucket.status === 'revised' && <> · ○ {text.revised(bucket.version)}</>}
        </span>
      </p>
      <p>
        {small && <span className="weak">{text.tooSmall(shows.count(bucket.sample))} · </span>}
        <Sample metric={metric} name={name} bucket={bucket} onPeople={onPeople} />
      </p>
    </>
  );
}

function Today({ tile, name, onPeople }: Pick<Props, 'tile' | 'onPeople'> & { name: string }) {
  const text = useText('board');
  const shows = useShows(tile.metric);
  const { metric, today } = tile;
  const value = today.value === null ? '—' : shows.value(today.value);
  return (
    <p className="tile-today" data-testid={`today-${metric.key}`}>
      <span aria-hidden>◌</span> {text.soFar[metric.interval]}{' '}
      {metric.people.numerator && today.value !== null ? (
        <button className="link-button" onClick={() => onPeople(today, 'numerator')}>
          {value}
        </button>
      ) : (
        value
      )}{' '}
      <Sample metric={metric} name={name} bucket={today} onPeople={onPeople} />
    </p>
  );
}

function boundOf(tile: BoardTile) {
  const policy = tile.policies.find((p) => p.sameSeries);
  if (policy) {
    const { op, bound, warnFrom } = policy.standing;
    return { policy, op, value: bound, warnFrom };
  }
  return tile.threshold
    ? { policy: undefined, op: tile.threshold.op, value: tile.threshold.bound, warnFrom: null }
    : undefined;
}

function OwnThreshold({ tile }: { tile: BoardTile }) {
  const text = useText('board');
  const { project } = useSession();
  const shows = useShows(tile.metric);
  const { threshold, lastClosed } = tile;
  const create = (
    <Link to={`/p/${project.key}/policies?new=1`} className="tile-create">
      {text.createRule}
    </Link>
  );
  if (!threshold) {
    return (
      <p className="tile-state">
        <span className="grow">{text.noThreshold}</span>
        {create}
      </p>
    );
  }
  const value = lastClosed?.value ?? null;
  const beyond =
    value !== null && (threshold.op === 'gt' ? value > threshold.bound : value < threshold.bound);
  const bound = shows.bound(threshold.bound);
  const words =
    value === null ? text.unjudged(bound) : text[threshold.op][beyond ? 'beyond' : 'within'](bound);
  return (
    <p className={beyond ? 'tile-state above' : 'tile-state'}>
      <span className="grow">{words}</span>
      {create}
    </p>
  );
}

function Chart({
  tile,
  name,
  onPeople,
  until,
}: Pick<Props, 'tile' | 'onPeople' | 'until'> & { name: string }) {
  const text = useText('board');
  const common = useText('common');
  const shows = useShows(tile.metric);
  const { metric } = tile;
  const { today } = useSession();
  const buckets = [...tile.line, tile.today];
  const last = until ?? today;
  // today's bucket ends every line, long after the dates that were chosen too: what happened between is none of theirs
  const starts = buckets.map((b) => b.start).filter((start) => start <= last);
  const marks = useAnnotations(datesOf(starts, metric.interval, last));
  const bound = boundOf(tile);
  const closed = tile.lastClosed?.value;
  const told = (b: BoardBucket) =>
    [
      shows.bucket(b.start),
      b.value === null ? '—' : shows.value(b.value),
      `${text.sample} ${shows.count(b.numerator)}${b.denominator === null ? '' : ` / ${shows.count(b.denominator)}`}`,
      ...(b.status === 'closed' ? [] : [text.status[b.status]]),
    ].join(' · ');
  return (
    <TileLine
      buckets={buckets}
      lane={{ marks, starts }}
      about={metric.subject ? `${metric.subjectKind ?? 'feature'}:${metric.subject}` : undefined}
      percent={metric.unit === 'percent'}
      bound={
        bound
          ? { op: bound.op, value: bound.value, label: text.bound[bound.op](shows.bound(bound.value)) }
          : null
      }
      warnFrom={bound?.warnFrom ?? null}
      breaches={breachesOf(bound?.policy)}
      label={text.line(name, tile.line.length, closed == null ? common.chart.noData : shows.value(closed))}
      show={shows.value}
      day={shows.bucket}
      told={told}
      onPick={(bucket) => metric.people.numerator && onPeople(bucket, 'numerator')}
    >
      {!bound?.policy && tile.policies.length === 0 && <OwnThreshold tile={tile} />}
    </TileLine>
  );
}

function Table({ tile, name, onPeople }: Pick<Props, 'tile' | 'onPeople'> & { name: string }) {
  const text = useText('board');
  const shows = useShows(tile.metric);
  const { metric } = tile;
  const breaches = breachesOf(boundOf(tile)?.policy);
  return (
    <DataTable
      caption={name}
      csvName={`${metric.key}${metric.subject ? `-${metric.subject}` : ''}`}
      maxHeight={220}
      columns={[
        { title: text.date },
        { title: text.value, number: true },
        { title: text.sampleColumn, number: true },
        { title: text.state },
      ]}
      rows={[...tile.line, tile.today].map((bucket) => ({
        key: bucket.start,
        cells: [
          shows.bucket(bucket.start),
          bucket.value === null ? '—' : shows.value(bucket.value),
          <Sample key="n" metric={metric} name={name} bucket={bucket} onPeople={onPeople} />,
          text.status[bucket.status] +
            (breaches.has(bucket.start) ? ` · ${text.breach(breaches.get(bucket.start)!)}` : ''),
        ],
        values: [
          bucket.start,
          bucket.value,
          `${bucket.numerator}${bucket.denominator === null ? '' : `/${bucket.denominator}`}`,
          bucket.status,
        ],
      }))}
    />
  );
}

/** One number: last closed value, today so far, sample, bound, days, rules; each number opens its people. */
export function Tile({ tile, onPeople, onCommand, until, without }: Props) {
  const text = useText('board');
  const names = useName();
  const [table, setTable] = useState(false);
  const { metric } = tile;
  const name = names(metric.names);
  const firing = tile.policies.some(
    ({ standing }) => standing.mode === 'live' && standing.status.state === 'firing',
  );
  return (
    <section
      className={firing ? 'card tile firing' : 'card tile'}
      aria-label={`${name} ${names(metric.subjectNames)}`.trim()}
    >
      <div className="tile-head">
        <h2>{name}</h2>
        <Definition metric={metric} />
        <TileMenu
          name={name}
          table={table}
          onTable={() => setTable(!table)}
          onCommand={onCommand}
          without={without}
          columns={tile.columns}
        />
      </div>
      <p className="tile-subject weak">
        {metric.subject && (
          <SubjectLink subject={{ kind: metric.subjectKind ?? 'feature', key: metric.subject }} />
        )}
        {metric.interval !== 'day' && <> · {text.per[metric.interval]}</>}
        {metric.window > 1 && <> · {text.lookback[metric.interval](metric.window)}</>}
      </p>
      <LastClosed tile={tile} name={name} onPeople={onPeople} />
      <Today tile={tile} name={name} onPeople={onPeople} />
      {table ? (
        <Table tile={tile} name={name} onPeople={onPeople} />
      ) : (
        <Chart tile={tile} name={name} onPeople={onPeople} until={until} />
      )}
      <TilePolicies tile={tile} />
    </section>
  );
}
