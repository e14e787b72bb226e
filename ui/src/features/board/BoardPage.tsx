import Select from 'antd/es/select';
import { lazy, Suspense } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Board, Metric } from '../../api/types';
import { useSession } from '../../app/session';
import { useCampaigns, useFeatures } from '../../components/catalog';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { LiveDot } from '../../components/LiveDot';
import { useName } from '../../components/Name';
import { PageHead } from '../../components/PageHead';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';
import { FirstEvent } from './FirstEvent';
import './board.css';
import { peopleBehind, useBoard, useBoardStream, useKnownEvents, type Cell, type Subjects } from './queries';
import { RateTile, type Side } from './RateTile';

const PeopleDrawer = lazy(() => import('../../components/PeopleDrawer'));

/** The cell whose people are open, as it stands in the address: metric~subject~bucket~side. */
function cellOf(text: string | null): Cell | undefined {
  const [metric, subject, bucket, side] = text?.split('~') ?? [];
  if (!metric || subject === undefined || !bucket || (side !== 'numerator' && side !== 'denominator')) {
    return undefined;
  }
  return { metric: metric as Metric, subject, bucket, side: side as Side };
}

function useBoardAddress() {
  const [search, setSearch] = useSearchParams();
  const set = (name: string, value: string | undefined) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    });
  const subjects: Subjects = {
    feature: search.get('feature') ?? undefined,
    campaign: search.get('campaign') ?? undefined,
  };
  return { subjects, cell: cellOf(search.get('people')), set };
}

function isBlank(board: Board): boolean {
  return board.tiles.every(
    (tile) => tile.today.denominator === 0 && tile.line.every((bucket) => bucket.denominator === 0),
  );
}

function SubjectSelects({ board, subjects, set }: { board?: Board } & ReturnType<typeof useBoardAddress>) {
  const text = useText('board');
  const name = useName();
  const features = useFeatures().data?.items ?? [];
  const campaigns = useCampaigns().data?.items ?? [];
  const shown = (metrics: Metric[]) =>
    board?.tiles.find((t) => metrics.includes(t.metric))?.subject ?? undefined;
  const select = (
    which: keyof Subjects,
    label: string,
    placeholder: string,
    options: { key: string; names: Parameters<typeof name>[0] }[],
    value: string | undefined,
  ) => (
    <label className="filter">
      <span>{label}</span>
      <Select
        aria-label={label}
        className="subject-select"
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={placeholder}
        value={value}
        options={options.map((o) => ({ value: o.key, label: name(o.names, o.key) }))}
        onChange={(key: string) => set(which, key)}
      />
    </label>
  );
  return (
    <>
      {features.length > 0 &&
        select(
          'feature',
          text.feature,
          text.chooseFeature,
          features,
          subjects.feature ?? shown(['usage', 'penetration']),
        )}
      {campaigns.length > 0 &&
        select(
          'campaign',
          text.campaign,
          text.chooseCampaign,
          campaigns,
          subjects.campaign ?? shown(['participation']),
        )}
    </>
  );
}

function Missing({ board }: { board: Board }) {
  const { project } = useSession();
  const text = useText('board');
  const has = (...metrics: Metric[]) => board.tiles.some((t) => metrics.includes(t.metric));
  const hint = (words: typeof text.noFeature, room: string) => (
    <section className="card tile">
      <EmptyState
        title={words.title}
        lead={words.lead}
        action={<Link to={`/p/${project.key}/${room}`}>{words.action}</Link>}
      />
    </section>
  );
  return (
    <>
      {!has('usage', 'penetration') && hint(text.noFeature, 'features')}
      {!has('participation') && hint(text.noCampaign, 'campaigns')}
    </>
  );
}

export default function BoardPage() {
  const { project } = useSession();
  const text = useText('board');
  const common = useText('common');
  const format = useFormat(project.zone);
  const at = useBoardAddress();
  const board = useBoard(project.key, at.subjects);
  const stream = useBoardStream(project.key, at.subjects);
  const blank = board.data !== undefined && isBlank(board.data);
  const known = useKnownEvents(project.key, blank);
  const { cell } = at;

  const content = () => {
    if (board.error && !board.data) {
      return <ErrorTile error={board.error} onRetry={() => void board.refetch()} />;
    }
    if (!board.data || (blank && known.isPending)) return <Skeleton height={260} lines={2} />;
    if (blank && known.data?.length === 0) return <FirstEvent />;
    return (
      <div className={board.isPlaceholderData ? 'tiles dimmed' : 'tiles'}>
        {board.data.tiles.map((tile) => (
          <RateTile
            key={`${tile.metric}~${tile.subject ?? ''}`}
            tile={tile}
            format={format}
            onPeople={(bucket, side) =>
              at.set('people', [tile.metric, tile.subject ?? '', bucket.start, side].join('~'))
            }
          />
        ))}
        <Missing board={board.data} />
      </div>
    );
  };

  return (
    <>
      <PageHead
        title={text.title}
        aside={<LiveDot state={stream} />}
        filters={<SubjectSelects board={board.data} {...at} />}
        asOf={board.data && common.asOf(format.time(board.data.asOf))}
      />
      {content()}
      {cell && (
        <Suspense>
          <PeopleDrawer
            title={text.peopleTitle(
              common.metric[cell.metric] ?? cell.metric,
              format.day(cell.bucket),
              text.side[cell.side],
            )}
            cell={[cell.metric, cell.subject, cell.bucket, cell.side]}
            load={(cursor) => peopleBehind(project.key, cell, cursor)}
            onClose={() => at.set('people', undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
