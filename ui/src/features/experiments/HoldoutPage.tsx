import AntdApp from 'antd/es/app';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { ApiError } from '../../api/client';
import type { Experiment, ExperimentFindings, Holdout, HoldoutComparison } from '../../api/types';
import { useSession } from '../../app/session';
import { useActor } from '../../components/actors';
import { AllowedButton } from '../../components/AllowedButton';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { PageHead } from '../../components/PageHead';
import { releasesFrom, Requests } from '../../components/Requests';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import './experiments.css';
import { Health } from './Health';
import { HoldoutMetrics } from './HoldoutMetrics';
import { useComparison, useHoldout, useHoldoutCommands } from './holdouts';
import { MetricTable } from './MetricTable';
import { OutcomeTag } from './parts';

/** The experiment that a comparison is: what the parts of results ask about. */
function experimentOf({ key, from }: Holdout, definition: Experiment['definition']): Experiment {
  return {
    key: `holdout-${key}`,
    state: 'running',
    definition,
    revision: 1,
    approvals: [],
    decision: null,
    learnings: null,
    createdBy: '',
    createdAt: from,
    changedAt: from,
    startedAt: from,
    guarding: 'no_flag',
    version: 1,
  };
}

function Compare({ holdout }: { holdout: Holdout }) {
  const text = useText('experiments').holdout;
  const common = useText('common');
  const { compare } = useHoldoutCommands();
  const { message } = AntdApp.useApp();
  const [busy, setBusy] = useState(false);
  const act = async () => {
    setBusy(true);
    try {
      await compare(holdout.key);
    } catch (failure) {
      void message.error(failure instanceof ApiError ? failure.detail : common.errors.unexpected, 8);
    } finally {
      setBusy(false);
    }
  };
  return (
    <AllowedButton needs="edit_experiments" type="primary" loading={busy} onClick={() => void act()}>
      {text.compare}
    </AllowedButton>
  );
}

function Found({ experiment, findings }: { experiment: Experiment; findings: ExperimentFindings }) {
  const text = useText('experiments');
  const name = useName();
  const { search } = useAddress();
  const { metrics, verdict, exposure } = findings;
  const metric = metrics.find((m) => m.metric === search.get('metric')) ?? metrics[0];
  const comparison = metric?.comparisons[0];
  return (
    <div className="stack">
      <section className={`card exp-verdict outcome-${verdict.outcome}`} aria-labelledby="verdict">
        <div className="exp-verdict-head">
          <h2 id="verdict">{text.verdict.title}</h2>
          <OutcomeTag outcome={verdict.outcome} />
        </div>
        <p className="exp-verdict-text">{name(verdict.text)}</p>
        <ul>
          {verdict.basis.map((sentence, i) => (
            <li key={i}>{name(sentence)}</li>
          ))}
        </ul>
      </section>
      <Health {...{ experiment, exposure }} />
      {verdict.outcome === 'blocked' && <p className="exp-blocked">{text.health.hidden}</p>}
      {verdict.outcome !== 'blocked' && metric && comparison && (
        <section className="card">
          <h2>{text.metrics.title}</h2>
          <MetricTable
            {...{ experiment, metrics }}
            method={experiment.definition.judging.method}
            chosen={{ metric, comparison }}
          />
        </section>
      )}
    </div>
  );
}

function Loaded({ holdout, comparison }: { holdout: Holdout; comparison: HoldoutComparison }) {
  const { project } = useSession();
  const text = useText('experiments').holdout;
  const format = useFormat(project.zone);
  const name = useName();
  const actor = useActor();
  const { search, set } = useAddress();
  const shown = name(holdout.names, holdout.key);
  const { definition, findings } = comparison;
  const edit = (
    <AllowedButton needs="edit_experiments" onClick={() => set({ edit: '1' })}>
      {text.edit}
    </AllowedButton>
  );
  return (
    <>
      <p className="crumb">
        <Link to={`/p/${project.key}/layers`}>← {text.back}</Link>
      </p>
      <PageHead
        title={shown}
        aside={<code>{holdout.key}</code>}
        actions={
          definition && (
            <>
              {edit}
              <Compare holdout={holdout} />
            </>
          )
        }
      />
      <div className="stack">
        <Requests types={['change_flag']} which={(action) => releasesFrom(action, holdout.key)} />
        <p className="exp-lead">
          {text.lead(
            format.percent(holdout.share / 100),
            format.time(holdout.from),
            holdout.until ? format.time(holdout.until) : text.never,
          )}{' '}
          {holdout.flags.length > 0 ? text.covers(holdout.flags.join(', ')) : text.all}
        </p>
        {comparison.at && comparison.by && (
          <p className="weak">{text.computed(actor(comparison.by), format.time(comparison.at))}</p>
        )}
        {!definition && (
          <div className="card">
            <EmptyState {...text.empty} action={edit} />
          </div>
        )}
        {definition && !findings && (
          <div className="card">
            <EmptyState {...text.none} action={<Compare holdout={holdout} />} />
          </div>
        )}
        {definition && findings && (
          <Found experiment={experimentOf(holdout, definition)} findings={findings} />
        )}
      </div>
      {search.get('edit') === '1' && (
        <HoldoutMetrics name={shown} comparison={comparison} onClose={() => set({ edit: undefined })} />
      )}
    </>
  );
}

/** One holdout: who is held out, and how all others fare beside them. */
export default function HoldoutPage() {
  const { holdout: key = '' } = useParams();
  const text = useText('experiments').holdout;
  const holdout = useHoldout(key);
  const comparison = useComparison(key);
  const error = holdout.error ?? comparison.error;
  if (error) {
    return (
      <>
        <PageHead title={text.back} />
        <ErrorTile error={error} onRetry={() => void (holdout.error ? holdout : comparison).refetch()} />
      </>
    );
  }
  if (!holdout.data || !comparison.data) return <Skeleton height={120} lines={3} />;
  return <Loaded key={key} holdout={holdout.data} comparison={comparison.data} />;
}
