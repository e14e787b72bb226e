import { useInfiniteQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Names, People, Segment } from '../api/types';
import { useSession } from '../app/session';
import { useText } from '../text';
import { useHint } from './AllowedButton';
import { EmptyState } from './EmptyState';
import { ErrorTile } from './ErrorTile';
import { useFormat } from './format';
import { KeepSegment } from './KeepSegment';
import { Skeleton } from './Skeleton';

interface Props {
  /** What the number says, e.g. metric, day and side. */
  title: string;
  /** Above the list. */
  head?: ReactNode;
  /** Identifies the number for the cache. */
  cell: readonly unknown[];
  /** A page of them; given up when nobody looks any more. */
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<People>;
  /** Keeps all of them as a segment; left out where that cannot be. */
  keep?: (segment: { key: string; names: Names }) => Promise<Segment>;
  onClose: () => void;
}

function PeopleList({ cell, load, keep }: Pick<Props, 'cell' | 'load' | 'keep'>) {
  const { project } = useSession();
  const text = useText('common');
  const format = useFormat(project.zone);
  const people = useInfiniteQuery({
    queryKey: [project.key, 'people-behind', ...cell],
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (people.error) return <ErrorTile error={people.error} onRetry={() => void people.refetch()} />;
  if (!people.data) return <Skeleton height={32} lines={8} />;
  const items = people.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState title={text.drawer.empty} />;
  return (
    <>
      <p className="drawer-total">
        <span data-testid="people-total">{text.drawer.total(format.exact(people.data.pages[0]!.total))}</span>
        {keep && <KeepSegment total={people.data.pages[0]!.total} keep={keep} />}
      </p>
      <div className="data-table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{text.drawer.person}</th>
              <th scope="col">{text.drawer.email}</th>
              <th scope="col">{text.drawer.firstSeen}</th>
              <th scope="col">{text.drawer.lastSeen}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.person}>
                <td>
                  <Link to={`/p/${project.key}/people/${item.person}`} title={text.drawer.openTimeline}>
                    {item.name ?? item.distinctId}
                  </Link>
                </td>
                <td>{item.email}</td>
                <td>{item.firstSeen && format.time(item.firstSeen)}</td>
                <td>{item.lastSeen && format.time(item.lastSeen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {people.hasNextPage && (
        <Button
          className="load-more"
          loading={people.isFetchingNextPage}
          onClick={() => void people.fetchNextPage()}
        >
          {text.loadMore}
        </Button>
      )}
    </>
  );
}

/** The people behind one number, with the same total; each leads to the timeline. */
export default function PeopleDrawer({ title, head, cell, load, keep, onClose }: Props) {
  const { can } = useSession();
  const text = useText('common');
  const hint = useHint('view_people');
  return (
    <Drawer open title={title} size={720} onClose={onClose} destroyOnHidden>
      {can('view_people') ? (
        <>
          {head && <div className="drawer-head">{head}</div>}
          <PeopleList key={JSON.stringify(cell)} cell={cell} load={load} keep={keep} />
        </>
      ) : (
        <EmptyState title={text.drawer.notAllowed} lead={hint} />
      )}
    </Drawer>
  );
}
