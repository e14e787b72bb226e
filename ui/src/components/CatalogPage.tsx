import type { UseQueryResult } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Table, { type ColumnsType } from 'antd/es/table';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Campaign, Feature, Page, Permission } from '../api/types';
import { useSession } from '../app/session';
import { useText } from '../text';
import { AllowedButton, useHint } from './AllowedButton';
import { ArchivedSwitch, useShowArchived } from './ArchivedSwitch';
import { EmptyState } from './EmptyState';
import { ErrorTile } from './ErrorTile';
import { HeldTag } from './HoldParts';
import { Name } from './Name';
import { ListSearch } from './ListFilters';
import { PageHead } from './PageHead';
import { RatePeople } from './RateFilters';
import type { RateView } from './rates';
import { Skeleton } from './Skeleton';
import { useAddress } from './useAddress';
import { useArchiving } from './useArchiving';

interface Words {
  title: string;
  create: string;
  search: string;
  empty: { title: string; lead: string };
  emptyNoRight: string;
  filtered: { title: string; lead: string };
}

interface Props<T> {
  kind: 'features' | 'campaigns';
  needs: Permission;
  text: Words;
  list: UseQueryResult<Page<T>>;
  columns: ColumnsType<T>;
  order: (a: T, b: T) => number;
  /** Choices beside the search field; the names of their address parameters; whom they let pass. */
  filters: ReactNode;
  parameters: string[];
  accepts: (item: T) => boolean;
  view: RateView;
  form: (onClose: () => void) => ReactNode;
}

function matches(item: Feature | Campaign, words: string): boolean {
  const wanted = words.trim().toLowerCase();
  return [item.key, item.names.zh, item.names.en].some((name) => name.toLowerCase().includes(wanted));
}

function NameCell({ kind, item }: { kind: Props<Feature>['kind']; item: Feature | Campaign }) {
  const { project } = useSession();
  const text = useText('parts').archiving;
  return (
    <>
      <Link to={`/p/${project.key}/${kind}/${item.key}`}>
        <Name names={item.names} fallback={item.key} />
      </Link>{' '}
      {item.archived && <span className="state-tag archived">{text.archived}</span>}
      <HeldTag
        subject={{ kind: kind === 'features' ? 'feature' : 'campaign', key: item.key }}
        features={'features' in item ? item.features : undefined}
      />
      <span className="key-under">{item.key}</span>
    </>
  );
}

/** The column that names an object and leads to its page. */
export function nameColumn<T extends Feature | Campaign>(title: string, kind: Props<T>['kind']) {
  return { title, key: 'name', render: (_: unknown, item: T) => <NameCell kind={kind} item={item} /> };
}

function useRestoreColumn<T extends Feature | Campaign>({ kind, needs }: Props<T>): ColumnsType<T> {
  const text = useText('parts').archiving;
  const { restore, busy } = useArchiving(kind);
  if (!useShowArchived()) return [];
  return [
    {
      title: <span className="hidden">{text.restore}</span>,
      key: 'restore',
      align: 'right' as const,
      render: (_: unknown, item: T) =>
        item.archived && (
          <AllowedButton needs={needs} size="small" disabled={busy} onClick={() => void restore(item)}>
            {text.restore}
          </AllowedButton>
        ),
    },
  ];
}

function List<T extends Feature | Campaign>({ page, items }: { page: Props<T>; items: T[] }) {
  const { text } = page;
  const { search, set } = useAddress();
  const common = useText('common');
  const hint = useHint(page.needs);
  const columns = [...page.columns, ...useRestoreColumn(page)];
  const shown = items
    .filter((item) => matches(item, search.get('q') ?? '') && page.accepts(item))
    .sort((a, b) => Number(a.archived) - Number(b.archived) || page.order(a, b));
  if (shown.length > 0) {
    const many = shown.length > 100;
    return (
      <Table
        size="middle"
        rowKey="key"
        columns={columns}
        dataSource={shown}
        pagination={false}
        virtual={many}
        scroll={many ? { y: 640, x: 1000 } : undefined}
      />
    );
  }
  const clear = () => set(Object.fromEntries(['q', ...page.parameters].map((name) => [name, undefined])));
  return (
    <div className="card">
      {items.length > 0 ? (
        <EmptyState {...text.filtered} action={<Button onClick={clear}>{common.clearFilter}</Button>} />
      ) : (
        <EmptyState
          title={text.empty.title}
          lead={hint ? `${text.empty.lead} ${text.emptyNoRight}` : text.empty.lead}
          action={
            <AllowedButton needs={page.needs} type="primary" onClick={() => set({ new: '1' })}>
              {text.create}
            </AllowedButton>
          }
        />
      )}
    </div>
  );
}

/** A list of features or campaigns: search, choices and what is archived stand in the address. */
export function CatalogPage<T extends Feature | Campaign>(page: Props<T>) {
  const { text, list } = page;
  const { search, set } = useAddress();
  const some = (list.data?.items.length ?? 0) > 0;
  return (
    <>
      <PageHead
        title={text.title}
        actions={
          some && (
            <AllowedButton needs={page.needs} type="primary" onClick={() => set({ new: '1' })}>
              {text.create}
            </AllowedButton>
          )
        }
        filters={
          <div className="list-filters">
            {some && (
              <>
                <ListSearch label={text.search} />
                {page.filters}
              </>
            )}
            <ArchivedSwitch />
          </div>
        }
      />
      {list.error && <ErrorTile error={list.error} onRetry={() => void list.refetch()} />}
      {!list.data && !list.error && <Skeleton height={52} lines={6} />}
      {list.data && <List page={page} items={list.data.items} />}
      {search.get('new') === '1' && page.form(() => set({ new: undefined }))}
      <RatePeople view={page.view} />
    </>
  );
}
