import { useInfiniteQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Progress from 'antd/es/progress';
import Table from 'antd/es/table';
import { address, api } from '../../api/client';
import type { Page } from '../../api/types';
import { useSession } from '../../app/session';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { Skeleton } from '../../components/Skeleton';
import { useLanguage, useText } from '../../text';
import { bytesIn } from './bytes';
import type { ImportRun } from './useImport';

const shapes: Record<ImportRun['state'], string> = { receiving: '↑', running: '▶', done: '✓', failed: '✕' };

function underway(run: ImportRun): boolean {
  return run.state === 'receiving' || run.state === 'running';
}

/** Of what is sent, then of what is read, whichever is going on. */
export function shareOf(run: ImportRun): number {
  if (run.size === 0 || run.state === 'done') return 1;
  return (run.state === 'receiving' ? run.receivedBytes : run.processedBytes) / run.size;
}

function State({ run }: { run: ImportRun }) {
  const text = useText('settings').import;
  return (
    <>
      <span className={run.state === 'failed' ? 'live-status rejected' : 'live-status'}>
        <span aria-hidden>{shapes[run.state]}</span> {text.states[run.state]}
      </span>
      {run.error && <span className="key-under">{run.error}</span>}
    </>
  );
}

function useColumns() {
  const { project } = useSession();
  const text = useText('settings').import;
  const { locale } = useLanguage();
  const format = useFormat(project.zone);
  const count = (title: string, key: 'lines' | 'accepted' | 'duplicates') => ({
    title,
    key,
    align: 'right' as const,
    render: (_: unknown, run: ImportRun) => format.exact(run[key]),
  });
  return [
    {
      title: text.name,
      key: 'name',
      render: (_: unknown, run: ImportRun) => (
        <>
          <span className="break">{run.fileName}</span>
          <span className="key-under">{bytesIn(locale, run.size)}</span>
        </>
      ),
    },
    { title: text.state, key: 'state', render: (_: unknown, run: ImportRun) => <State run={run} /> },
    {
      title: text.progress,
      key: 'progress',
      width: 160,
      render: (_: unknown, run: ImportRun) => (
        <>
          <Progress
            percent={Math.floor(shareOf(run) * 100)}
            size="small"
            showInfo={false}
            aria-label={`${run.fileName}: ${text.progress}`}
          />
          <span className="key-under">{format.percent(shareOf(run))}</span>
        </>
      ),
    },
    count(text.lines, 'lines'),
    count(text.accepted, 'accepted'),
    count(text.duplicates, 'duplicates'),
    {
      title: text.rejected,
      key: 'rejected',
      align: 'right' as const,
      render: (_: unknown, run: ImportRun) =>
        run.rejected === 0 ? (
          '0'
        ) : (
          <>
            {format.exact(run.rejected)}
            <a
              className="key-under"
              aria-label={text.downloadOf(run.fileName)}
              href={address('/api/projects/{project}/imports/{id}/rejected', {
                path: { project: project.key, id: String(run.id) },
              })}
            >
              {text.download}
            </a>
          </>
        ),
    },
    {
      title: text.started,
      key: 'started',
      align: 'right' as const,
      render: (_: unknown, run: ImportRun) => {
        const at = run.startedAt ?? run.createdAt;
        return (
          <>
            {at ? format.time(at) : '—'}
            {run.createdBy && <span className="key-under">{run.createdBy}</span>}
          </>
        );
      },
    },
    {
      title: text.finished,
      key: 'finished',
      align: 'right' as const,
      render: (_: unknown, run: ImportRun) => (run.finishedAt ? format.time(run.finishedAt) : '—'),
    },
  ];
}

/** Imports so far, newest first; asked again each second while one is under way. */
export function ImportHistory() {
  const { project } = useSession();
  const text = useText('settings').import;
  const more = useText('common').loadMore;
  const columns = useColumns();
  const imports = useInfiniteQuery({
    queryKey: [project.key, 'imports'],
    queryFn: ({ pageParam }) =>
      api.get<Page<ImportRun>>('/api/projects/{project}/imports', {
        path: { project: project.key },
        query: { cursor: pageParam, limit: 50 },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.items.some(underway)) ? 1_000 : false,
  });
  const items = imports.data?.pages.flatMap((page) => page.items);
  return (
    <section className="card">
      <h2>{text.history}</h2>
      {imports.error && <ErrorTile error={imports.error} onRetry={() => void imports.refetch()} />}
      {imports.isPending && <Skeleton height={44} lines={3} />}
      {items?.length === 0 && <EmptyState {...text.empty} />}
      {items && items.length > 0 && (
        <Table
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={items}
          columns={columns}
          scroll={{ x: 1100 }}
        />
      )}
      {imports.hasNextPage && (
        <Button
          className="load-more"
          loading={imports.isFetchingNextPage}
          onClick={() => void imports.fetchNextPage()}
        >
          {more}
        </Button>
      )}
    </section>
  );
}
