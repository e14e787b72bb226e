import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api } from '../../api/client';
import type { Page, PersonSummary } from '../../api/types';
import { useSession } from '../../app/session';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { PageHead } from '../../components/PageHead';
import { PeopleTabs } from '../../components/PeopleTabs';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';
import { shownValue } from './masking';
import './people.css';

function Properties({ of }: { of: Record<string, unknown> }) {
  const shown = Object.entries(of).filter(([name]) => !/^\$?(e-?mail|name)$/i.test(name));
  return (
    <span className="property-chips">
      {shown.slice(0, 4).map(([name, value]) => (
        <span key={name}>
          <span className="weak">{name}</span> {shownValue(name, value)}
        </span>
      ))}
    </span>
  );
}

function useSearchText() {
  const [search, setSearch] = useSearchParams();
  const inAddress = search.get('search') ?? '';
  const [typed, setTyped] = useState(inAddress);
  useEffect(() => {
    if (typed === inAddress) return;
    const timer = setTimeout(() => setSearch(typed ? { search: typed } : {}, { replace: true }), 300);
    return () => clearTimeout(timer);
  }, [typed, inAddress, setSearch]);
  return { typed, setTyped, settled: inAddress };
}

function PeopleTable({ items }: { items: PersonSummary[] }) {
  const { project } = useSession();
  const text = useText('people');
  const format = useFormat(project.zone);
  return (
    <div className="card data-table-scroll list-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{text.columns.person}</th>
            <th scope="col">{text.columns.email}</th>
            <th scope="col">{text.columns.properties}</th>
            <th scope="col" className="num">
              {text.columns.firstSeen}
            </th>
            <th scope="col" className="num">
              {text.columns.lastSeen}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.person}>
              <td>
                <Link to={item.person}>{item.name ?? item.distinctId}</Link>
              </td>
              <td>{item.email ?? '—'}</td>
              <td>
                <Properties of={item.properties} />
              </td>
              <td className="num no-wrap">{item.firstSeen && format.time(item.firstSeen)}</td>
              <td className="num no-wrap">{item.lastSeen && format.time(item.lastSeen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export default function PeoplePage() {
  const { project } = useSession();
  const text = useText('people');
  const common = useText('common');
  const { typed, setTyped, settled } = useSearchText();
  const people = useInfiniteQuery({
    queryKey: [project.key, 'people', settled],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<PersonSummary>>('/api/projects/{project}/people', {
        path: { project: project.key },
        query: { search: settled, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const items = people.data?.pages.flatMap((page) => page.items) ?? [];

  const content = () => {
    if (people.error) return <ErrorTile error={people.error} onRetry={() => void people.refetch()} />;
    if (!people.data) return <Skeleton height={36} lines={10} />;
    if (items.length === 0 && settled) {
      return (
        <EmptyState
          title={text.noMatch.title}
          lead={text.noMatch.lead}
          action={<Button onClick={() => setTyped('')}>{common.clearFilter}</Button>}
        />
      );
    }
    if (items.length === 0) {
      return (
        <EmptyState
          title={text.empty.title}
          lead={text.empty.lead}
          action={<Link to={`/p/${project.key}/board`}>{text.empty.action}</Link>}
        />
      );
    }
    return (
      <div className={people.isPlaceholderData ? 'dimmed' : undefined}>
        <p className="weak people-order">{text.order}</p>
        <PeopleTable items={items} />
        {people.hasNextPage && (
          <Button
            className="load-more"
            loading={people.isFetchingNextPage}
            onClick={() => void people.fetchNextPage()}
          >
            {common.loadMore}
          </Button>
        )}
      </div>
    );
  };

  return (
    <>
      <PageHead
        title={text.title}
        filters={
          <>
            <PeopleTabs />
            <Input.Search
              className="people-search"
              aria-label={text.search}
              placeholder={text.searchHint}
              allowClear
              value={typed}
              onChange={(e) => setTyped(e.target.value)}
            />
          </>
        }
      />
      {content()}
    </>
  );
}
