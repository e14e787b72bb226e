import Button from 'antd/es/button';
import Table from 'antd/es/table';
import { Link } from 'react-router';
import type { Experiment, ExperimentRow } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { ExperimentTabs } from '../../components/ExperimentTabs';
import { ListFilters, NothingFits } from '../../components/ListFilters';
import { Name } from '../../components/Name';
import { PageHead } from '../../components/PageHead';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { DefinitionDialog } from './DefinitionDialog';
import './experiments.css';
import { dayOf } from './model';
import { OutcomeTag, ReadingTag, Signed, StateTag, useNamesOf, useTold } from './parts';
import { useExperiments } from './queries';

const states = ['draft', 'review', 'running', 'decided', 'archived'] as const;

/** The first goal's lift with its interval, by the method the experiment is judged by. */
function Lift({ row: { experiment, newest } }: { row: ExperimentRow }) {
  const text = useText('experiments');
  const { lift } = useTold();
  const names = useNamesOf(experiment.definition);
  if (!newest) return <span className="weak">{text.list.noResults}</span>;
  if (!newest.lift) return <OutcomeTag outcome={newest.outcome} />;
  const { metric, variant, reading, estimate, low, high } = newest.lift;
  return (
    <>
      <span className="no-wrap">
        <strong>{lift(estimate)}</strong> [{lift(low)}, {lift(high)}] <ReadingTag reading={reading} />
      </span>
      <span className="key-under">
        {names.metric(metric)} · {names.variant(variant)}
      </span>
    </>
  );
}

function Health({ row: { newest } }: { row: ExperimentRow }) {
  const text = useText('experiments').health;
  const { p, format } = useTold();
  if (!newest) return <span className="weak">—</span>;
  const { sampleRatio, people } = newest;
  const shownP = sampleRatio.method === 'sequential' ? sampleRatio.sequentialP : sampleRatio.p;
  return (
    <>
      <span className={`srm ${sampleRatio.verdict}`}>
        {text.short[sampleRatio.verdict]}
        {sampleRatio.verdict !== 'unknown' && ` · ${p(shownP)}`}
      </span>
      <span className="key-under">{text.n(format.exact(people))}</span>
    </>
  );
}

function Running({ experiment }: { experiment: Experiment }) {
  const text = useText('experiments');
  const { now } = useSession();
  const { decision, state, startedAt } = experiment;
  if (state === 'review') return <Signed experiment={experiment} />;
  if (state === 'running' && startedAt) return <>{text.list.day(dayOf(startedAt, now()))}</>;
  if (decision) return <>{text.decisions[decision.outcome]}</>;
  return <span className="weak">—</span>;
}

function useColumns() {
  const { project } = useSession();
  const text = useText('experiments');
  return [
    {
      title: text.list.experiment,
      key: 'name',
      width: 320,
      render: (_: unknown, { experiment }: ExperimentRow) => (
        <>
          <Link to={`/p/${project.key}/experiments/${experiment.key}`}>
            <Name names={experiment.definition.names} fallback={experiment.key} />
          </Link>
          <span className="key-under">
            {experiment.key} · {text.list.factors(experiment.definition.factors.length)}
          </span>
          {experiment.learnings && <p className="exp-learnings">{experiment.learnings}</p>}
        </>
      ),
    },
    {
      title: text.list.state,
      key: 'state',
      render: (_: unknown, { experiment }: ExperimentRow) => <StateTag state={experiment.state} />,
    },
    {
      title: text.list.lift,
      key: 'lift',
      render: (_: unknown, row: ExperimentRow) => <Lift row={row} />,
    },
    {
      title: text.list.health,
      key: 'health',
      render: (_: unknown, row: ExperimentRow) => <Health row={row} />,
    },
    {
      title: text.list.next,
      key: 'next',
      render: (_: unknown, { experiment }: ExperimentRow) => <Running experiment={experiment} />,
    },
  ];
}

function Filters() {
  const text = useText('experiments');
  return (
    <ListFilters
      search={text.list.search}
      searchWidth={300}
      state={{
        label: text.list.state,
        all: text.list.allStates,
        options: states.map((value) => ({ value, label: text.states[value] })),
      }}
    />
  );
}

function Found({ rows }: { rows: ExperimentRow[] }) {
  const text = useText('experiments');
  const columns = useColumns();
  if (rows.length === 0) return <NothingFits {...text.filtered} />;
  return (
    <Table
      size="middle"
      rowKey={({ experiment }) => experiment.key}
      columns={columns}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  );
}

/** All experiments: where each stands, what it found, and whose turn it is. */
export default function ExperimentsPage() {
  const text = useText('experiments');
  const common = useText('common');
  const { search, set } = useAddress();
  const state = search.get('state') ?? '';
  const q = search.get('q') ?? '';
  const list = useExperiments(state, q);
  const rows = list.data?.pages.flatMap((page) => page.items);
  const nothing = rows?.length === 0 && state === '' && q === '';
  const create = (
    <AllowedButton needs="edit_experiments" type="primary" onClick={() => set({ new: '1' })}>
      {text.create}
    </AllowedButton>
  );
  return (
    <>
      <PageHead
        title={text.title}
        actions={!nothing && create}
        filters={
          <>
            <ExperimentTabs />
            <Filters />
          </>
        }
      />
      {list.error && <ErrorTile error={list.error} onRetry={() => void list.refetch()} />}
      {!rows && !list.error && <Skeleton height={52} lines={6} />}
      {rows && !nothing && <Found rows={rows} />}
      {nothing && (
        <div className="card">
          <EmptyState {...text.empty} action={create} />
        </div>
      )}
      {list.hasNextPage && (
        <Button
          className="exp-more"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {common.loadMore}
        </Button>
      )}
      {rows && state === '' && !list.hasNextPage && (
        <p className="weak exp-library">
          {text.list.library}{' '}
          <Button type="link" size="small" onClick={() => set({ state: 'archived' })}>
            {text.list.toLibrary}
          </Button>
        </p>
      )}
      {search.get('new') === '1' && <DefinitionDialog onClose={() => set({ new: undefined })} />}
    </>
  );
}
