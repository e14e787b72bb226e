import { lazy, Suspense, useMemo } from 'react';
import { useParams } from 'react-router';
import type { Board, BoardBucket, MetricFacts } from '../../api/types';
import { useSession } from '../../app/session';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { LiveDot } from '../../components/LiveDot';
import { useName } from '../../components/Name';
import { PageHead } from '../../components/PageHead';
import { CopyLink } from '../../components/CopyLink';
import { filtersIn } from '../../components/reading';
import { MAIN } from '../../components/savedBoards';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { asSeen, placeIn } from './address';
import './board.css';
import { BoardActions, BoardDialogs, BoardTabs, useCommands } from './BoardCommands';
import { BoardFilters } from './BoardFilters';
import { FirstEvent } from './FirstEvent';
import { Missing, Unavailable } from './Missing';
import { InsightTile } from './InsightTile';
import { NorthStarBand } from './NorthStarBand';
import { placed, useShows } from './numbers';
import {
  cellOf,
  cellText,
  peopleBehind,
  useBoard,
  useBoardStream,
  useKnownEvents,
  type Cell,
  type Side,
} from './queries';
import { Slot } from './Slot';
import { Tile } from './Tile';
import type { TileCommand } from './TileMenu';

const PeopleDrawer = lazy(() => import('../../components/PeopleDrawer'));
const Panel = lazy(() => import('./InboxPanel'));

function useBoardAddress() {
  const { board = MAIN } = useParams();
  const { search, set } = useAddress();
  const { today } = useSession();
  const place = placeIn(board, search, today);
  const segment = search.get('segment') ?? undefined;
  const filters = search.get('where');
  const where = useMemo(() => filtersIn(filters), [filters]);
  /** The link with today's dates, where it is one, on a board with insights or without. */
  const seen = (insights: boolean) => {
    const query = asSeen(search, place, today, insights);
    if (query === undefined) return undefined;
    return () => `${window.location.origin}${window.location.pathname}?${query}`;
  };
  return { ...place, segment, where, seen, search, set, cell: cellOf(search.get('people')) };
}

function isBlank(board: Board): boolean {
  const empty = (bucket: BoardBucket) => bucket.sample === 0;
  return board.tiles.every((tile) => empty(tile.today) && tile.line.every(empty));
}

function People({ cell, metric, onClose }: { cell: Cell; metric?: MetricFacts; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('board');
  const common = useText('common');
  const name = useName();
  const shows = useShows({ unit: 'percent', interval: cell.interval as MetricFacts['interval'] });
  const metricName = name(metric?.names, common.metric[cell.metric] ?? cell.metric);
  return (
    <Suspense>
      <PeopleDrawer
        title={text.peopleTitle(metricName, shows.bucket(cell.bucket), text.side[cell.side])}
        cell={Object.values(cell)}
        load={(cursor, signal) => peopleBehind(project.key, cell, cursor, signal)}
        onClose={onClose}
      />
    </Suspense>
  );
}

export default function BoardPage() {
  const { project } = useSession();
  const text = useText('board');
  const common = useText('common');
  const name = useName();
  const format = useFormat(project.zone);
  const at = useBoardAddress();
  const board = useBoard(project.key, at.shown);
  const stream = useBoardStream(project.key, at.shown);
  const commands = useCommands(at.shown.board, at.set);
  const blank = board.data !== undefined && isBlank(board.data);
  const known = useKnownEvents(project.key, blank);
  const { data } = board;

  const open = (metric: MetricFacts) => (bucket: BoardBucket, side: Side) =>
    at.set({
      people: cellText({
        metric: metric.key,
        subject: metric.subject ?? '',
        interval: metric.interval,
        window: String(metric.window),
        bucket: bucket.start,
        side,
      }),
    });

  const content = () => {
    if (board.error && !data) {
      return <ErrorTile error={board.error} onRetry={() => void board.refetch()} />;
    }
    if (!data || (blank && known.isPending)) return <Skeleton height={260} lines={2} />;
    if (blank && known.data?.length === 0) return <FirstEvent />;
    return (
      <>
        <NorthStarBand view={data.northStar} onPeople={(view) => open(view.metric!)} />
        <div className={board.isPlaceholderData ? 'tiles dimmed' : 'tiles'}>
          {placed(data).map((place, i, all) => {
            const { position } = place;
            const without: TileCommand[] = [
              ...(i === 0 ? (['earlier'] as const) : []),
              ...(i === all.length - 1 ? (['later'] as const) : []),
            ];
            const run = (command: TileCommand) => void commands.run(command, position);
            const drawn = () => {
              if (place.insight) {
                return (
                  <InsightTile
                    tile={place.insight}
                    range={at.range}
                    segment={at.segment}
                    where={at.where}
                    onCommand={run}
                    without={without}
                  />
                );
              }
              if (place.metric) {
                return (
                  <Tile
                    tile={place.metric}
                    onPeople={open(place.metric.metric)}
                    onCommand={run}
                    until={at.shown.to}
                    without={without}
                  />
                );
              }
              return <Unavailable tile={place.unavailable!} onRemove={() => run('remove')} />;
            };
            return (
              <Slot
                key={place.key}
                position={position}
                name={name(place.names, place.key)}
                columns={place.columns}
                onMove={(from, to) => void commands.move(from, to)}
              >
                {drawn()}
              </Slot>
            );
          })}
          <Missing board={data} onAdd={commands.add} />
        </div>
        <Suspense>
          <Panel />
        </Suspense>
      </>
    );
  };

  const { cell } = at;
  const title = at.shown.board === MAIN || !data ? text.title : name(data.names);
  return (
    <>
      <PageHead
        title={title}
        aside={<LiveDot state={stream} />}
        actions={<BoardActions commands={commands} />}
        filters={<BoardFilters board={data} shown={at.shown} at={at} set={at.set} />}
        asOf={data && common.asOf(format.time(data.asOf))}
      />
      <BoardTabs current={at.shown.board} commands={commands}>
        <CopyLink seen={data && at.seen(data.insights.length > 0)} small />
      </BoardTabs>
      {content()}
      <BoardDialogs board={data} commands={commands} search={at.search} />
      {cell && (
        <People
          cell={cell}
          metric={data?.tiles.find((t) => t.metric.key === cell.metric)?.metric}
          onClose={() => at.set({ people: undefined })}
        />
      )}
    </>
  );
}
