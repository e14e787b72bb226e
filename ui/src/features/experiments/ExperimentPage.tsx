import { Link, NavLink, useParams } from 'react-router';
import type { Experiment } from '../../api/types';
import { useSession } from '../../app/session';
import { useActor } from '../../components/actors';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { PageHead } from '../../components/PageHead';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { DefinitionDialog } from './DefinitionDialog';
import { DesignTab } from './DesignTab';
import './experiments.css';
import { Lifecycle } from './Lifecycle';
import { dayOf } from './model';
import { Signed, StateTag } from './parts';
import { FlagOff, Unguarded } from './Phases';
import { useExperiment } from './queries';
import { ResultsTab } from './ResultsTab';
import { TrafficBeyond } from './Traffic';

const tabs = ['results', 'design'] as const;
type Tab = (typeof tabs)[number];

/** What was decided and learnt, once it was. */
function Ending({ experiment }: { experiment: Experiment }) {
  const { project } = useSession();
  const text = useText('experiments');
  const format = useFormat(project.zone);
  const actor = useActor();
  const { decision, learnings } = experiment;
  if (!decision && !learnings) return null;
  return (
    <section className="note exp-ending">
      {decision && (
        <>
          <strong>{text.decided(text.decisions[decision.outcome], actor(decision.by))}</strong>{' '}
          <span className="weak">{format.time(decision.at)}</span>
          <p>{decision.reason}</p>
        </>
      )}
      {learnings && (
        <>
          <strong>{text.learnings}</strong>
          <p>{learnings}</p>
        </>
      )}
    </section>
  );
}

function Loaded({ experiment, tab }: { experiment: Experiment; tab: Tab }) {
  const { project, now } = useSession();
  const text = useText('experiments');
  const name = useName();
  const { search, set } = useAddress();
  const root = `/p/${project.key}/experiments/${experiment.key}`;
  const { state, startedAt } = experiment;
  return (
    <>
      <p className="crumb">
        <Link to={`/p/${project.key}/experiments`}>← {text.title}</Link>
      </p>
      <PageHead
        title={name(experiment.definition.names, experiment.key)}
        aside={
          <>
            <code>{experiment.key}</code>
            <StateTag state={state} />
            {state === 'running' && startedAt && <span>{text.list.day(dayOf(startedAt, now()))}</span>}
            {state === 'review' && <Signed experiment={experiment} />}
          </>
        }
        actions={<Lifecycle experiment={experiment} />}
        filters={
          <nav className="tabs" aria-label={text.tabs.label}>
            {tabs.map((key) => (
              <NavLink key={key} to={key === 'results' ? root : `${root}/${key}`} end>
                {text.tabs[key]}
              </NavLink>
            ))}
          </nav>
        }
      />
      <p className="exp-hypothesis">{experiment.definition.hypothesis}</p>
      <Ending experiment={experiment} />
      <FlagOff experiment={experiment} />
      <Unguarded experiment={experiment} />
      <TrafficBeyond experiment={experiment} />
      {tab === 'results' && <ResultsTab experiment={experiment} />}
      {tab === 'design' && <DesignTab experiment={experiment} />}
      {search.get('edit') === '1' && (
        <DefinitionDialog experiment={experiment} onClose={() => set({ edit: undefined })} />
      )}
    </>
  );
}

/** One experiment: what it found and whether that can be trusted, what it says, and what to do next. */
export default function ExperimentPage() {
  const { experiment: key = '', tab } = useParams();
  const text = useText('experiments');
  const experiment = useExperiment(key);
  if (experiment.data) {
    const { data } = experiment;
    return <Loaded key={data.key} experiment={data} tab={tabs.find((t) => t === tab) ?? 'results'} />;
  }
  if (experiment.error) {
    return (
      <>
        <PageHead title={text.title} />
        <ErrorTile error={experiment.error} onRetry={() => void experiment.refetch()} />
      </>
    );
  }
  return <Skeleton height={120} lines={3} />;
}
