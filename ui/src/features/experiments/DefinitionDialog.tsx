import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Experiment } from '../../api/types';
import { useSession } from '../../app/session';
import { DraftNote } from '../../components/ConflictNote';
import { dropDraft, keepDraft, readDraft } from '../../components/drafts';
import { FormError } from '../../components/FormError';
import { useLanguage, useText } from '../../text';
import { blankDraft, problemsOf, questionOf, requestOf, type Draft } from './draft';
import { FactorsStep } from './FactorsStep';
import { HypothesisStep } from './HypothesisStep';
import { MetricsStep } from './MetricsStep';
import { useExperimentCommands, usePlan } from './queries';
import { Rail } from './Rail';
import { ResultsStep } from './ResultsStep';
import { SizeStep } from './SizeStep';

export interface StepProps {
  draft: Draft;
  change: (next: Draft) => void;
}

function useDraft(experiment: Experiment | undefined) {
  const { project } = useSession();
  const words = useText('experiments').wizard;
  const { locale } = useLanguage();
  const named = (word: string) => (locale === 'zh-CN' ? { zh: word, en: '' } : { zh: '', en: word });
  const key = `${project.key}.experiment.${experiment?.key ?? 'new'}`;
  const blank = (): Draft =>
    experiment
      ? {
          key: experiment.key,
          definition: experiment.definition,
          size: { mean: null, deviation: null, peoplePerDay: null },
        }
      : blankDraft({
          control: named(words.control),
          treatment: named(words.treatment),
        });
  const [found, setFound] = useState(() => readDraft<Draft>(key));
  const [draft, setDraft] = useState(() => found?.value ?? blank());
  return {
    found,
    draft,
    /** A restored draft is saved under the version it was begun on, so that newer changes are noticed. */
    version: found ? found.version : (experiment?.version ?? null),
    change: (next: Draft) => {
      setDraft(next);
      const version = found ? found.version : (experiment?.version ?? null);
      keepDraft(key, { at: new Date().toISOString(), version, value: next });
    },
    drop: () => dropDraft(key),
    startOver: () => {
      dropDraft(key);
      setFound(undefined);
      setDraft(blank());
    },
  };
}

/**
 * Writes an experiment in the order of thought: hypothesis, factors, metrics, size. People and days stay in view; what
 * is begun survives a reload.
 */
export function DefinitionDialog({ experiment, onClose }: { experiment?: Experiment; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('experiments');
  const parts = useText('parts');
  const navigate = useNavigate();
  const commands = useExperimentCommands();
  const { found, draft, version, change, drop, startOver } = useDraft(experiment);
  const plan = usePlan(questionOf(draft));
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>();
  const problems = problemsOf(draft);
  const save = async () => {
    setTried(true);
    if (problems.length > 0) return;
    setBusy(true);
    setError(undefined);
    try {
      const definition = requestOf(draft, questionOf(draft) ? (plan.data?.tunedAt ?? null) : null);
      const saved = experiment
        ? await commands.define({ ...experiment, version: version ?? experiment.version }, definition)
        : await commands.create({ key: draft.key, definition });
      drop();
      if (experiment) onClose();
      else void navigate(`/p/${project.key}/experiments/${saved.key}/design`);
    } catch (failure) {
      setError(failure);
      setBusy(false);
      if (experiment) void commands.reload(experiment.key);
    }
  };
  const step: StepProps = { draft, change };
  return (
    <Drawer
      open
      size={1120}
      title={experiment ? text.edit : text.create}
      onClose={onClose}
      footer={
        <div className="drawer-actions">
          <Button onClick={onClose}>{parts.cancel}</Button>
          <Button type="primary" loading={busy} onClick={() => void save()}>
            {experiment ? text.wizard.save : text.wizard.create}
          </Button>
        </div>
      }
    >
      {found && <DraftNote at={found.at} onDiscard={startOver} />}
      {experiment && experiment.approvals.length > 0 && <p className="note warn">{text.wizard.voids}</p>}
      <FormError error={error} />
      <div className="exp-wizard">
        <div className="exp-steps">
          <HypothesisStep {...step} isNew={!experiment} />
          <FactorsStep {...step} />
          <ResultsStep {...step} />
          <MetricsStep {...step} />
          <SizeStep {...step} plan={plan.data} error={plan.error} />
        </div>
        <Rail {...{ draft }} plan={questionOf(draft) && plan.data} problems={tried ? problems : []} />
      </div>
    </Drawer>
  );
}
