import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import Input from 'antd/es/input';
import Segmented from 'antd/es/segmented';
import Table from 'antd/es/table';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { address, api } from '../../api/client';
import { useSession } from '../../app/session';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useStream } from '../../components/useStream';
import { useText } from '../../text';
import {
  accepts,
  liveStatuses,
  merged,
  pretty,
  type LiveEvent,
  type LiveFilter,
  type LiveStatus,
} from './liveList';
import { CopyButton } from './Secret';

const shapes: Record<LiveStatus, string> = { accepted: '✓', duplicate: '≡', rejected: '✕' };

/** Why an event was rejected, in the reader's language where the code is known. */
function Reason({ event }: { event: LiveEvent }) {
  const reasons: Partial<Record<string, string>> = useText('settings').live.reasons;
  return <>{reasons[event.code ?? ''] ?? event.reason}</>;
}

function useFilter(): LiveFilter & { set: (filter: LiveFilter) => void } {
  const { search, set } = useAddress();
  return {
    status: liveStatuses.find((s) => s === search.get('status')),
    event: search.get('event') ?? undefined,
    set: ({ status, event }) => set({ status, event }, true),
  };
}

/** What was sent lately and what arrives, unless it is paused. */
function useLive(filter: LiveFilter) {
  const { project } = useSession();
  const path = { project: project.key };
  const [came, setCame] = useState<LiveEvent[]>([]);
  const [waiting, setWaiting] = useState<LiveEvent[]>([]);
  const [paused, setPaused] = useState(false);
  const dropped = useRef(false);
  const list = useQuery({
    queryKey: [project.key, 'live-events', filter.status ?? '', filter.event ?? ''],
    queryFn: () =>
      api.get<{ items: LiveEvent[] }>('/api/projects/{project}/live-events', {
        path,
        query: { ...filter, limit: 200 },
      }),
    staleTime: 0,
  });
  const state = useStream<LiveEvent>(
    address('/api/projects/{project}/live-events/stream', { path }),
    'live',
    (event) => {
      if (dropped.current) void list.refetch();
      dropped.current = false;
      if (paused) setWaiting((before) => merged(before, [event]));
      else setCame((before) => merged(before, [event]));
    },
  );
  dropped.current ||= state === 'stale';
  const resume = () => {
    setCame((before) => merged(before, waiting));
    setWaiting([]);
    setPaused(false);
  };
  const all = merged(list.data?.items ?? [], came);
  return {
    list,
    state,
    paused,
    waiting: waiting.length,
    pause: () => setPaused(true),
    resume,
    items: all.filter((e) => accepts(filter, e)),
  };
}

function Result({ event }: { event: LiveEvent }) {
  const text = useText('settings').live;
  return (
    <span className={`live-status ${event.status}`}>
      <span aria-hidden>{shapes[event.status]}</span> {text.statuses[event.status]}
    </span>
  );
}

function useColumns(onOpen: (event: LiveEvent) => void) {
  const { project } = useSession();
  const text = useText('settings').live;
  const format = useFormat(project.zone);
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: project.zone,
    timeStyle: 'medium',
    hourCycle: 'h23',
  });
  return [
    {
      title: text.received,
      key: 'received',
      width: 180,
      render: (_: unknown, e: LiveEvent) => (
        <>
          {clock.format(new Date(e.received))}
          <span className="key-under">{format.time(e.received)}</span>
        </>
      ),
    },
    {
      title: text.status,
      key: 'status',
      width: 120,
      render: (_: unknown, e: LiveEvent) => <Result event={e} />,
    },
    {
      title: text.event,
      key: 'event',
      render: (_: unknown, e: LiveEvent) => (
        <>
          {e.event ? <code className="break">{e.event}</code> : <span className="weak">{text.noEvent}</span>}
          {e.reason && (
            <span className="key-under">
              <Reason event={e} /> <code>{e.code}</code>
            </span>
          )}
        </>
      ),
    },
    {
      title: text.person,
      key: 'person',
      render: (_: unknown, e: LiveEvent) =>
        e.distinctId ? (
          <span className="break">{e.distinctId}</span>
        ) : (
          <span className="weak">{text.noPerson}</span>
        ),
    },
    {
      title: text.protocol,
      key: 'protocol',
      width: 150,
      render: (_: unknown, e: LiveEvent) => (
        <>
          {e.protocol}
          <span className="key-under">{e.library}</span>
        </>
      ),
    },
    {
      title: <span className="hidden">{text.payload}</span>,
      key: 'payload',
      width: 150,
      align: 'right' as const,
      render: (_: unknown, e: LiveEvent) => (
        <Button size="small" onClick={() => onOpen(e)}>
          {text.openPayload}
        </Button>
      ),
    },
  ];
}

function Payload({ event, onClose }: { event: LiveEvent; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('settings').live;
  const format = useFormat(project.zone);
  const payload = pretty(event.payload);
  return (
    <Drawer open size={640} title={text.payloadOf(event.event ?? text.noEvent)} onClose={onClose}>
      <dl className="facts">
        <dt>{text.status}</dt>
        <dd>
          <Result event={event} />
        </dd>
        {event.reason && (
          <>
            <dt>{text.reason}</dt>
            <dd>
              <Reason event={event} /> <code>{event.code}</code>
            </dd>
          </>
        )}
        <dt>{text.received}</dt>
        <dd>{format.time(event.received)}</dd>
        <dt>{text.time}</dt>
        <dd>{event.time ? format.time(event.time) : '—'}</dd>
        <dt>{text.person}</dt>
        <dd className="break">{event.distinctId ?? text.noPerson}</dd>
        <dt>{text.protocol}</dt>
        <dd>{event.protocol}</dd>
        <dt>{text.library}</dt>
        <dd>{event.library || '—'}</dd>
      </dl>
      <div className="section-head" style={{ marginTop: 16 }}>
        <h3 className="grow">{text.payload}</h3>
        <CopyButton value={payload} label={text.copyPayload} />
      </div>
      <pre className="snippet" tabIndex={0}>
        {payload}
      </pre>
    </Drawer>
  );
}

function Nothing({ filter }: { filter: ReturnType<typeof useFilter> }) {
  const { project, can } = useSession();
  const text = useText('settings').live;
  const clear = useText('common').clearFilter;
  return (
    <div className="card">
      {filter.status || filter.event ? (
        <EmptyState {...text.filtered} action={<Button onClick={() => filter.set({})}>{clear}</Button>} />
      ) : (
        <EmptyState
          title={text.empty.title}
          lead={text.empty.lead}
          action={
            can('manage_keys') && <Link to={`/p/${project.key}/settings/keys`}>{text.empty.action}</Link>
          }
        />
      )}
    </div>
  );
}

/** What clients send, as it arrives, with the reason for every rejected event. */
export default function LiveTab() {
  const text = useText('settings').live;
  const filter = useFilter();
  const live = useLive({ status: filter.status, event: filter.event });
  const [open, setOpen] = useState<LiveEvent>();
  const columns = useColumns(setOpen);
  return (
    <>
      <div className="tab-lead">
        <p>{text.lead}</p>
        <span className={`live-dot ${live.state}`} role="status" data-testid="live-state">
          <span aria-hidden>{live.state === 'live' ? '●' : '○'}</span> {text.states[live.state]}
        </span>
      </div>
      <div className="tab-lead">
        <Segmented<LiveStatus | ''>
          aria-label={text.status}
          value={filter.status ?? ''}
          onChange={(status) => filter.set({ status: status || undefined, event: filter.event })}
          options={[
            { value: '', label: text.all },
            ...liveStatuses.map((status) => ({ value: status, label: text.statuses[status] })),
          ]}
        />
        <Input.Search
          allowClear
          aria-label={text.event}
          placeholder={text.event}
          defaultValue={filter.event}
          style={{ width: 240 }}
          onSearch={(event) => filter.set({ status: filter.status, event: event.trim() || undefined })}
        />
        <span className="grow" />
        {live.paused && <span className="weak">{text.paused(String(live.waiting))}</span>}
        <Button onClick={live.paused ? live.resume : live.pause}>
          {live.paused ? text.resume : text.pause}
        </Button>
      </div>
      {live.list.error && <ErrorTile error={live.list.error} onRetry={() => void live.list.refetch()} />}
      {live.list.isPending && <Skeleton height={52} lines={6} />}
      {live.list.data && live.items.length === 0 && <Nothing filter={filter} />}
      {live.items.length > 0 && (
        <Table
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={live.items}
          columns={columns}
          virtual={live.items.length > 100}
          scroll={live.items.length > 100 ? { y: 640, x: 1000 } : undefined}
        />
      )}
      {open && <Payload event={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}
