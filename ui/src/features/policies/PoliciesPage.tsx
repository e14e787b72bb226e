import Table from 'antd/es/table';
import { Link } from 'react-router';
import type { Policy } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { ListFilters, NothingFits, useListFilters } from '../../components/ListFilters';
import { Name, useName } from '../../components/Name';
import { PageHead } from '../../components/PageHead';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import './policies.css';
import { PolicyModeTag, PolicyStateTag } from './PolicyTags';
import { usePolicies } from './queries';
import { NewRule } from './NewRule';
import { Waiting } from './Waiting';

/** What needs eyes first. */
const order = ['firing', 'recovering', 'pending', 'ok', 'draft', 'retired'] as const;
type Standing = (typeof order)[number];

function standing(policy: Policy): Standing {
  return policy.state === 'active' ? policy.status.state : policy.state;
}

function useColumns() {
  const { project } = useSession();
  const text = useText('policies');
  const format = useFormat(project.zone);
  const name = useName();
  return [
    {
      title: text.name,
      key: 'name',
      width: 240,
      render: (_: unknown, policy: Policy) => (
        <>
          <Link to={`/p/${project.key}/policies/${policy.key}`}>
            <Name names={policy.names} fallback={policy.key} />
          </Link>
          <span className="key-under">{policy.key}</span>
        </>
      ),
    },
    {
      title: text.stateTitle,
      key: 'state',
      width: 150,
      render: (_: unknown, policy: Policy) => <PolicyStateTag policy={policy} />,
    },
    {
      title: text.modeTitle,
      key: 'mode',
      width: 110,
      render: (_: unknown, policy: Policy) => <PolicyModeTag policy={policy} />,
    },
    {
      title: text.rule,
      key: 'rule',
      render: (_: unknown, policy: Policy) => name(policy.sentence),
    },
    {
      title: text.lastVerdict,
      key: 'last',
      render: (_: unknown, { status }: Policy) =>
        status.lastBucket ? (
          <>
            <span className="weak">{format.axisDay(status.lastBucket)}</span> {name(status.lastSentence)}
          </>
        ) : (
          <span className="weak">{text.notJudged}</span>
        ),
    },
  ];
}

function Filters() {
  const text = useText('policies');
  const labels: Record<Standing, string> = {
    ...text.state,
    draft: text.stage.draft,
    retired: text.stage.retired,
  };
  return (
    <ListFilters
      search={text.search}
      state={{
        label: text.stateTitle,
        all: text.allStates,
        options: order.map((value) => ({ value, label: labels[value] })),
      }}
    />
  );
}

function List({ policies }: { policies: Policy[] }) {
  const text = useText('policies');
  const { words, state } = useListFilters();
  const columns = useColumns();
  const shown = policies
    .filter((p) => [p.key, p.names.zh, p.names.en].some((name) => name.toLowerCase().includes(words)))
    .filter((p) => state === '' || standing(p) === state)
    .sort(
      (a, b) =>
        order.indexOf(standing(a)) - order.indexOf(standing(b)) ||
        (a.dispatch.priority ?? 9) - (b.dispatch.priority ?? 9) ||
        a.key.localeCompare(b.key),
    );
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
      scroll={many ? { y: 640, x: 1000 } : undefined}
    />
  );
}

/** All rules, those that need eyes first, and the proposals that wait for the reader. */
export default function PoliciesPage() {
  const text = useText('policies');
  const { search, set } = useAddress();
  const list = usePolicies();
  const some = (list.data?.items.length ?? 0) > 0;
  const create = (
    <AllowedButton needs="edit_policies" type="primary" onClick={() => set({ new: '1' })}>
      {text.create}
    </AllowedButton>
  );
  return (
    <>
      <PageHead title={text.title} actions={some && create} filters={some && <Filters />} />
      <Waiting />
      {list.error && <ErrorTile error={list.error} onRetry={() => void list.refetch()} />}
      {!list.data && !list.error && <Skeleton height={52} lines={6} />}
      {list.data && some && <List policies={list.data.items} />}
      {list.data && !some && (
        <div className="card">
          <EmptyState title={text.empty.title} lead={text.empty.lead} action={create} />
        </div>
      )}
      {search.get('new') && <NewRule chosen={search.get('new')!} onClose={() => set({ new: undefined })} />}
    </>
  );
}
