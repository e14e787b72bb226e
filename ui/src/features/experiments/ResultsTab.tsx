import AntdApp from 'antd/es/app';
import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import { useState } from 'react';
import { ApiError } from '../../api/client';
import type { Experiment, ExperimentAnalysis, ExperimentResults } from '../../api/types';
import { useSession } from '../../app/session';
import { useActor } from '../../components/actors';
import { AllowedButton } from '../../components/AllowedButton';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { Health } from './Health';
import { Interaction } from './Interaction';
import { MetricTable } from './MetricTable';
import { methods, type Method } from './model';
import { Outliers } from './Outliers';
import { OutcomeTag } from './parts';
import { Phases } from './Phases';
import { useAnalyses, useAnalysis, useExperimentCommands } from './queries';
import { Timeline } from './Timeline';
import { Traffic } from './Traffic';
import { UploadDialog } from './UploadDialog';
import { Views } from './Views';

/** The conclusion in words and what it is based on. */
function Verdict({ experiment, results }: { experiment: Experiment; results: ExperimentResults }) {
  const { project } = useSession();
  const text = useText('experiments');
  const format = useFormat(project.zone);
  const actor = useActor();
  const name = useName();
  const { verdict, source } = results.findings;
  return (
    <section className={`card exp-verdict outcome-${verdict.outcome}`} aria-labelledby="verdict">
      <div className="exp-verdict-head">
        <h2 id="verdict">{text.verdict.title}</h2>
        <OutcomeTag outcome={verdict.outcome} />
        <span className="grow" />
        <span className="weak">
          {text.verdict.made(text.sources[source], actor(results.by), format.time(results.at))}
        </span>
      </div>
      <p className="exp-verdict-text">{name(verdict.text)}</p>
      <ul>
        {verdict.basis.map((sentence, i) => (
          <li key={i}>{name(sentence)}</li>
        ))}
      </ul>
      {results.revision !== experiment.revision && (
        <p className="exp-old" role="note">
          {text.verdict.older(results.revision, experiment.revision)}
        </p>
      )}
    </section>
  );
}

function AnalysisSelect({ analyses, chosen }: { analyses: ExperimentAnalysis[]; chosen: number }) {
  const { project } = useSession();
  const text = useText('experiments');
  const format = useFormat(project.zone);
  const { set } = useAddress();
  const newest = analyses[0]?.id;
  const several = analyses.some((a) => (a.phase ?? 1) > 1);
  const line = (a: ExperimentAnalysis) => {
    const said = text.analysis.line(format.time(a.at), text.sources[a.source], format.exact(a.people));
    return several && a.phase !== null ? text.analysis.inPhase(said, a.phase) : said;
  };
  return (
    <Select
      aria-label={text.analysis.label}
      style={{ minWidth: 300 }}
      value={chosen}
      options={analyses.map((a) => ({ value: a.id, label: line(a) }))}
      onChange={(id: number) => set({ analysis: id === newest ? undefined : String(id) })}
    />
  );
}

/** Adds results: a table of a test that ran elsewhere, or what events say now. */
function Adding({ experiment }: { experiment: Experiment }) {
  const text = useText('experiments');
  const common = useText('common');
  const commands = useExperimentCommands();
  const { search, set } = useAddress();
  const { message } = AntdApp.useApp();
  const [busy, setBusy] = useState(false);
  const compute = async () => {
    setBusy(true);
    try {
      await commands.analyse(experiment.key);
      set({ analysis: undefined });
    } catch (failure) {
      void message.error(failure instanceof ApiError ? failure.detail : common.errors.unexpected, 8);
    } finally {
      setBusy(false);
    }
  };
  if (experiment.state === 'archived') return null;
  return (
    <>
      {experiment.definition.exposure && experiment.startedAt && (
        <AllowedButton needs="edit_experiments" loading={busy} onClick={() => void compute()}>
          {text.analysis.compute}
        </AllowedButton>
      )}
      <AllowedButton needs="edit_experiments" onClick={() => set({ upload: '1' })}>
        {text.upload.act}
      </AllowedButton>
      {search.get('upload') === '1' && (
        <UploadDialog experiment={experiment} onClose={() => set({ upload: undefined })} />
      )}
    </>
  );
}

/** The method that figures are shown by: as the address says, else the one that judges. */
function useMethod(experiment: Experiment): Method {
  const { search } = useAddress();
  const asked = search.get('method');
  return methods.find((m) => m === asked) ?? experiment.definition.judging.method;
}

function MethodSwitch({ experiment, method }: { experiment: Experiment; method: Method }) {
  const text = useText('experiments').method;
  const { set } = useAddress();
  const judging = experiment.definition.judging.method;
  return (
    <div className="exp-method">
      <Segmented
        aria-label={text.label}
        value={method}
        options={methods.map((value) => ({ value, label: text[value] }))}
        onChange={(value) => set({ method: value === judging ? undefined : value })}
      />
      <span className="weak">
        {text.says[method]} {method !== judging && text.other(text[judging])}
      </span>
    </div>
  );
}

function Found({ experiment, results }: { experiment: Experiment; results: ExperimentResults }) {
  const text = useText('experiments');
  const { search } = useAddress();
  const method = useMethod(experiment);
  const { metrics, verdict, exposure, source, phase } = results.findings;
  const asked = metrics.find((m) => m.metric === search.get('metric'));
  const metric = asked ?? metrics.find((m) => m.role === 'goal') ?? metrics[0];
  const variants = metric?.comparisons ?? [];
  const comparison =
    variants.find((c) => c.variant === search.get('variant')) ??
    variants.find((c) => c.variant === verdict.variant) ??
    variants[0];
  const blocked = verdict.outcome === 'blocked';
  return (
    <div className="stack">
      <Verdict {...{ experiment, results }} />
      <Health {...{ experiment, exposure }} />
      {experiment.startedAt && <Phases {...{ experiment }} several judged={phase?.number} />}
      {experiment.startedAt && <Traffic {...{ experiment }} several />}
      {blocked && <p className="exp-blocked">{text.health.hidden}</p>}
      {!blocked && metric && comparison && (
        <>
          <section className="card">
            <h2>{text.metrics.title}</h2>
            <MethodSwitch {...{ experiment, method }} />
            <MetricTable {...{ experiment, metrics, method }} chosen={{ metric, comparison }} />
          </section>
          <Timeline {...{ experiment, metric, comparison }} />
          {metric.factorial && (
            <Interaction {...{ experiment, metric, method }} factorial={metric.factorial} />
          )}
          <Outliers {...{ experiment, metric, method }} />
        </>
      )}
      {source === 'events' && metric && (
        <Views {...{ experiment, method, blocked }} metric={metric.metric} variant={comparison?.variant} />
      )}
    </div>
  );
}

/** What was found and whether it can be trusted; each earlier analysis stays readable. */
export function ResultsTab({ experiment }: { experiment: Experiment }) {
  const text = useText('experiments');
  const { search } = useAddress();
  const analyses = useAnalyses(experiment.key);
  const id = Number(search.get('analysis')) || analyses.data?.[0]?.id;
  const results = useAnalysis(experiment.key, id);
  const error = analyses.error ?? results.error;
  const adding = <Adding experiment={experiment} />;
  if (error) {
    const retry = () => void (analyses.error ? analyses : results).refetch();
    return <ErrorTile error={error} onRetry={retry} />;
  }
  if (analyses.data?.length === 0) {
    return (
      <div className="card">
        <EmptyState {...text.noResults} action={<div className="exp-bar">{adding}</div>} />
      </div>
    );
  }
  if (!analyses.data || !results.data || id === undefined) return <Skeleton height={160} lines={3} />;
  return (
    <>
      <div className="exp-bar">
        <AnalysisSelect analyses={analyses.data} chosen={id} />
        <span className="grow" />
        {adding}
      </div>
      <Found {...{ experiment }} results={results.data} />
    </>
  );
}
