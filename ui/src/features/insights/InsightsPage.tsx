import LinkIcon from '@ant-design/icons/es/icons/LinkOutlined';
import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { Link, Navigate, useLocation, useParams, useSearchParams } from 'react-router';
import { api } from '../../api/client';
import type { People, Segment, TrendAnswer, TrendQuery } from '../../api/types';
import { useSession } from '../../app/session';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { PageHead } from '../../components/PageHead';
import { Skeleton } from '../../components/Skeleton';
import { useLanguage, useText } from '../../text';
import { decode, encode, queryOf, type Draft } from './draft';
import './insights.css';
import { QueryPanel } from './QueryPanel';
import { TrendResult } from './TrendResult';
import { bucketName, lineName } from './words';

const PeopleDrawer = lazy(() => import('../../components/PeopleDrawer'));
const SETTLE = 300;

/** The draft lives in the address; edits reach it 300 ms after the last one. */
function useDraft() {
  const [search, setSearch] = useSearchParams();
  const inAddress = search.get('q');
  const [draft, setDraft] = useState<Draft>(() => decode(inAddress));
  const [seen, setSeen] = useState(inAddress);
  const [sent, setSent] = useState<string>();

  if (inAddress !== seen) {
    setSeen(inAddress);
    // Back, forward or a link: the address leads. What we wrote ourselves comes back late and must not undo edits.
    if (inAddress !== sent) setDraft(decode(inAddress));
  }

  useEffect(() => {
    const next = encode(draft);
    if (next === encode(decode(inAddress))) return;
    const timer = setTimeout(() => {
      setSent(next);
      setSearch({ q: next }, { replace: true });
    }, SETTLE);
    return () => clearTimeout(timer);
  }, [draft, inAddress, setSearch]);

  const setCell = (cell: string | undefined) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (cell) next.set('people', cell);
      else next.delete('people');
      return next;
    });
  return { draft, setDraft, settled: decode(inAddress), cell: search.get('people'), setCell };
}

function CopyLink() {
  const text = useText('insights');
  const [done, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(window.location.href);
    setDone(true);
    setTimeout(() => setDone(false), 2_000);
  };
  return (
    <Button icon={<LinkIcon />} onClick={() => void copy()}>
      {done ? text.linkCopied : text.copyLink}
    </Button>
  );
}

interface CellProps {
  cell: string;
  query: TrendQuery;
  answer: TrendAnswer;
  onClose: () => void;
}

/** People behind one point; the cell in the address is line~bucket. */
function CellPeople({ cell, query, answer, onClose }: CellProps) {
  const { project } = useSession();
  const { text } = useLanguage();
  const format = useFormat(project.zone);
  const [index, bucket] = cell.split('~');
  const line = answer.series[Number(index)];
  if (!line || !bucket || !answer.buckets.includes(bucket)) return null;
  const body = { query, cell: { series: line.index, bucket, breakdown: line.breakdown } };
  return (
    <PeopleDrawer
      title={text.insights.peopleTitle(
        lineName(line, query, text),
        bucketName(bucket, query.interval, format),
      )}
      cell={['trend', body]}
      load={(cursor) =>
        api.post<People>('/api/projects/{project}/query/people', {
          path: { project: project.key },
          query: { cursor },
          body,
        })
      }
      keep={(segment) =>
        api.post<Segment>('/api/projects/{project}/query/people/segment', {
          path: { project: project.key },
          body: { ...body, segment },
        })
      }
      onClose={onClose}
    />
  );
}

function Trend() {
  const { project, today, status } = useSession();
  const text = useText('insights');
  const common = useText('common');
  const format = useFormat(project.zone);
  const { draft, setDraft, settled, cell, setCell } = useDraft();
  const encoded = encode(settled);
  const query = useMemo(() => queryOf(decode(encoded), today), [encoded, today]);
  const trend = useQuery({
    queryKey: [project.key, 'query', query],
    enabled: query !== undefined,
    queryFn: async ({ signal }) => {
      const answer = await api.post<TrendAnswer>('/api/projects/{project}/query', {
        path: { project: project.key },
        body: query,
        signal,
      });
      return { answer, query: query! };
    },
    placeholderData: (before) => before,
  });

  const result = () => {
    if (!query) {
      const words = settled.series.some((s) => s.event) ? text.noProperty : text.empty;
      return <EmptyState title={words.title} lead={words.lead} />;
    }
    if (trend.error) return <ErrorTile error={trend.error} onRetry={() => void trend.refetch()} />;
    if (!trend.data) return <Skeleton height={320} lines={1} />;
    return (
      <div className={trend.isPlaceholderData ? 'dimmed' : undefined}>
        <TrendResult
          query={trend.data.query}
          answer={trend.data.answer}
          format={format}
          onPick={(line, bucket) => setCell(`${line}~${bucket}`)}
        />
        <p className="weak hint">
          {text.computed(format.exact(trend.data.answer.elapsedMs), trend.data.answer.engine)}
        </p>
      </div>
    );
  };

  return (
    <>
      <PageHead
        title={text.title}
        actions={<CopyLink />}
        asOf={
          trend.dataUpdatedAt > 0 && common.asOf(format.time(new Date(trend.dataUpdatedAt + status.ahead)))
        }
      />
      <div className="insight">
        <QueryPanel draft={draft} onChange={setDraft} />
        <section className="card result">{result()}</section>
      </div>
      {cell && trend.data && !trend.isPlaceholderData && (
        <Suspense>
          <CellPeople
            cell={cell}
            query={trend.data.query}
            answer={trend.data.answer}
            onClose={() => setCell(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}

/** Insights by kind; an address without one means the trend, one of another Tandem says what there is here. */
export default function InsightsPage() {
  const { project } = useSession();
  const text = useText('insights');
  const { kind } = useParams();
  const { search } = useLocation();
  const trend = `/p/${project.key}/insights/trend`;
  if (kind === 'trend') return <Trend />;
  if (!kind) return <Navigate to={trend + search} replace />;
  return (
    <EmptyState
      wholePage
      title={text.unknownKind.title}
      lead={text.unknownKind.lead}
      action={<Link to={trend}>{text.unknownKind.action}</Link>}
    />
  );
}
