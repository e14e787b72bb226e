import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import Table from 'antd/es/table';
import { Link } from 'react-router';
import type { Experiment } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { ExperimentTabs } from '../../components/ExperimentTabs';
import { Name } from '../../components/Name';
import { PageHead } from '../../components/PageHead';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { DefinitionDialog } from './DefinitionDialog';
import './experiments.css';
import { dayOf, headline, spanOf } from './model';
import { OutcomeTag, ReadingTag, Signed, StateTag, useNamesOf, useTold } from './parts';
import { useAnalyses, useAnalysis, useExperiments } from './queries';

const states = ['draft', 'review', 'running', 'decided', 'archived'] as const;

function useNewest(key: string) {
  const analyses = useAnalyses(key);
  return { analyses, results: useAnalysis(key, analyses.data?.[0]?.id) };
}

/** The first goal's lift with its interval, by the method the experiment is judged by. */
function Lift({ experiment }: { experiment: Experiment }) {
  const text = useText('experiments');
  const { lift } = useTold();
  const names = useNamesOf(experiment.definition);
  const { analyses, results } = useNewest(experiment.key);
  if (analyses.data?.length === 0) return <span className="weak">{text.list.noResults}</span>;
  if (!results.data) return <span className="weak">…</span>;
  const { findings } = results.data;
  if (findings.verdict.outcome === 'blocked') return <OutcomeTag outcome="blocked" />;
  const shown = headline(findings);
  const effect = shown?.comparison.relative;
  if (!shown || !effect) return <OutcomeTag outcome={findings.verdict.outcome} />;
  const { low, high } = spanOf(effect, experiment.definition.judging.method);
  return (
    <>
      <span className="no-wrap">
        <strong>{lift(effect.estimate)}</strong> [{lift(low)}, {lift(high)}]{' '}
        <ReadingTag reading={shown.comparison.reading} />
      </span>
      <span className="key-under">
        {names.metric(shown.metric.metric)} · {names.variant(shown.comparison.variant)}
      </span>
    </>
  );
}

function Health({ experiment }: { experiment: Experiment }) {
  const text = useText('experiments').health;
  const { p, format } = useTold();
  const { results } = useNewest(experiment.key);
  if (!results.data) return <span className="weak">—</span>;
  const { sampleRatio, arms } = results.data.findings.exposure;
  const people = arms.reduce((sum, arm) => sum + arm.people, 0);
  const shownP = sampleRatio.method === 'sequential' ? sampleRatio.sequentialP : sampleRatio.p;
  return (
    <>
      <span className={`srm ${sampleRatio.verdict}`}>
        {text.short[sampleRatio.verdict]} · {p(shownP)}
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
      width: 340,
      render: (_: unknown, experiment: Experiment) => (
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
      render: (_: unknown, experiment: Experiment) => <StateTag state={experiment.state} />,
    },
    {
      title: text.list.lift,
      key: 'lift',
      render: (_: unknown, experiment: Experiment) => <Lift experiment={experiment} />,
    },
    {
      title: text.list.health,
      key: 'health',
      render: (_: unknown, experiment: Experiment) => <Health experiment={experiment} />,
    },
    {
      title: text.list.next,
      key: 'next',
      render: (_: unknown, experiment: Experiment) => <Running experiment={experiment} />,
    },
  ];
}

function Filters() {
  const text = useText('experiments');
  const { search, set } = useAddress();
  return (
    <div className="list-filters">
      <Input.Search
        allowClear
        aria-label={text.list.search}
        placeholder={text.list.search}
        defaultValue={search.get('q') ?? ''}
        style={{ width: 300 }}
        onChange={(event) => set({ q: event.target.value }, true)}
      />
      <Select
        aria-label={text.list.state}
        style={{ minWidth: 150 }}
        value={search.get('state') ?? ''}
        options={[
          { value: '', label: text.list.allStates },
          ...states.map((value) => ({ value: value as string, label: text.states[value] })),
        ]}
        onChange={(state: string) => set({ state })}
      />
    </div>
  );
}

function Found({ experiments }: { experiments: Experiment[] }) {
  const text = useText('experiments');
  const common = useText('common');
  const { set } = useAddress();
  const columns = useColumns();
  if (experiments.length === 0) {
    const clear = () => set({ q: undefined, state: undefined });
    return (
      <div className="card">
        <EmptyState {...text.filtered} action={<Button onClick={clear}>{common.clearFilter}</Button>} />
      </div>
    );
  }
  return (
    <Table
      size="middle"
      rowKey="key"
      columns={columns}
      dataSource={experiments}
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
  const experiments = list.data?.pages.flatMap((page) => page.items);
  const nothing = experiments?.length === 0 && state === '' && q === '';
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
      {!experiments && !list.error && <Skeleton height={52} lines={6} />}
      {experiments && !nothing && <Found experiments={experiments} />}
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
      {search.get('new') === '1' && <DefinitionDialog onClose={() => set({ new: undefined })} />}
    </>
  );
}
