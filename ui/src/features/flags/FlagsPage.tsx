import Select from 'antd/es/select';
import Table from 'antd/es/table';
import { Link } from 'react-router';
import type { Flag } from '../../api/types';
import { useSession } from '../../app/session';
import { useActor } from '../../components/actors';
import { AllowedButton } from '../../components/AllowedButton';
import { ArchivedSwitch, useShowArchived } from '../../components/ArchivedSwitch';
import { ExperimentTabs } from '../../components/ExperimentTabs';
import { EmptyState } from '../../components/EmptyState';
import { PRODUCTION, useEnvironments } from '../../components/environments';
import { ErrorTile } from '../../components/ErrorTile';
import { useFlags } from '../../components/flags';
import { useFormat } from '../../components/format';
import { ListFilters, NothingFits, useListFilters } from '../../components/ListFilters';
import { Name } from '../../components/Name';
import { PageHead } from '../../components/PageHead';
import { Skeleton } from '../../components/Skeleton';
import { SubjectLink } from '../../components/SubjectLink';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import './flags.css';
import { FaultTag } from './Faults';
import { NewFlag } from './NewFlag';
import { behaviourOf, ExposureBar, RampTag, StaleTag, StateTag, useEnvironmentName } from './parts';
import { isOpen, useReleases } from './releases';

/** Pixels below which the table scrolls; it holds in a window of 1,440 with the menu open. */
const WIDTH = 1100;

const states = ['on', 'off', 'ramping', 'stale'] as const;

/** The environment the list looks at: as the address says, else production. */
function useLookedAt(): string {
  return useAddress().search.get('env') ?? PRODUCTION;
}

function useColumns() {
  const { project } = useSession();
  const text = useText('flags');
  const format = useFormat(project.zone);
  const actor = useActor();
  const environments = useEnvironments().data ?? [];
  const nameOf = useEnvironmentName();
  const looked = useLookedAt();
  return [
    {
      title: text.columns.name,
      key: 'name',
      width: 240,
      render: (_: unknown, flag: Flag) => (
        <>
          <Link to={`/p/${project.key}/flags/${flag.key}`}>
            <Name names={flag.names} fallback={flag.key} />
          </Link>
          {flag.archived && <span className="state-tag archived">{text.archivedTag}</span>}
          <FaultTag flag={flag} />
          <span className="key-under">
            {flag.key} · {text.type[flag.type]}
          </span>
        </>
      ),
    },
    {
      title: text.columns.environments,
      key: 'environments',
      width: 190,
      render: (_: unknown, flag: Flag) => (
        <span className="flag-states">
          {environments.map((e) => (
            <StateTag key={e.key} on={behaviourOf(flag, e.key).enabled} of={e.name} />
          ))}
        </span>
      ),
    },
    {
      title: text.columns.exposure(nameOf(looked)),
      key: 'exposure',
      width: 250,
      render: (_: unknown, flag: Flag) => (
        <>
          <ExposureBar behaviour={behaviourOf(flag, looked)} />
          <RampTag flag={flag.key} environment={looked} />
        </>
      ),
    },
    {
      title: text.columns.stale,
      key: 'stale',
      width: 150,
      render: (_: unknown, flag: Flag) => <StaleTag flag={flag} />,
    },
    {
      title: text.columns.feature,
      key: 'feature',
      width: 130,
      render: (_: unknown, flag: Flag) =>
        flag.feature ? <SubjectLink subject={{ kind: 'feature', key: flag.feature }} /> : '—',
    },
    {
      title: text.columns.changed,
      key: 'changed',
      width: 180,
      render: (_: unknown, flag: Flag) => (
        <>
          {actor(flag.changedBy)}
          <div className="weak no-wrap">{format.time(flag.changedAt)}</div>
        </>
      ),
    },
  ];
}

function Filters() {
  const text = useText('flags');
  const { set } = useAddress();
  const environments = useEnvironments().data ?? [];
  const looked = useLookedAt();
  return (
    <ListFilters
      search={text.search}
      state={{
        label: text.filter.state,
        all: text.filter.all,
        options: states.map((value) => ({ value, label: text.filter[value] })),
      }}
    >
      {environments.length > 1 && (
        <Select
          aria-label={text.environment}
          style={{ minWidth: 130 }}
          value={looked}
          options={environments.map((e) => ({ value: e.key, label: e.name }))}
          onChange={(env: string) => set({ env: env === PRODUCTION ? undefined : env })}
        />
      )}
      <ArchivedSwitch />
    </ListFilters>
  );
}

function List({ flags }: { flags: Flag[] }) {
  const text = useText('flags');
  const { words, state } = useListFilters();
  const looked = useLookedAt();
  const columns = useColumns();
  const releases = (useReleases().data ?? []).filter((r) => r.environment === looked && isOpen(r));
  const ramping = new Set(releases.map((r) => r.flag));
  const shown = flags
    .filter((f) => [f.key, f.names.zh, f.names.en].some((name) => name.toLowerCase().includes(words)))
    .filter((f) => {
      if (state === 'stale') return f.stale !== null;
      if (state === 'ramping') return ramping.has(f.key);
      return state === '' || behaviourOf(f, looked).enabled === (state === 'on');
    });
  if (shown.length === 0) return <NothingFits {...text.filtered} />;
  const many = shown.length > 100;
  return (
    <Table
      size="middle"
      rowKey="key"
      columns={columns}
      dataSource={shown}
      pagination={false}
      virtual={many}
      scroll={many ? { y: 640, x: WIDTH } : { x: WIDTH }}
    />
  );
}

/** All flags: where each is on, whom it reaches, and which could go. */
export default function FlagsPage() {
  const text = useText('flags');
  const { search, set } = useAddress();
  const list = useFlags(useShowArchived());
  const some = (list.data?.length ?? 0) > 0;
  const create = (
    <AllowedButton needs="edit_flags" type="primary" onClick={() => set({ new: '1' })}>
      {text.create}
    </AllowedButton>
  );
  return (
    <>
      <PageHead
        title={text.title}
        actions={some && create}
        filters={
          <>
            <ExperimentTabs />
            <Filters />
          </>
        }
      />
      {list.error && <ErrorTile error={list.error} onRetry={() => void list.refetch()} />}
      {!list.data && !list.error && <Skeleton height={52} lines={6} />}
      {list.data && some && <List flags={list.data} />}
      {list.data && !some && (
        <div className="card">
          <EmptyState {...text.empty} action={create} />
        </div>
      )}
      {search.get('new') === '1' && <NewFlag onClose={() => set({ new: undefined })} />}
    </>
  );
}
