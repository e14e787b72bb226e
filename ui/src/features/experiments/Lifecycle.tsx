import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Radio from 'antd/es/radio';
import { useState } from 'react';
import { ApiError } from '../../api/client';
import type { Experiment, ExperimentOutcome } from '../../api/types';
import { AllowedButton } from '../../components/AllowedButton';
import { FormDialog } from '../../components/FormDialog';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { unsigned } from './model';
import { useAnalyses, useExperimentCommands } from './queries';

const outcomes = ['ship', 'iterate', 'stop'] as const;

/** Does something with the experiment, or says why not and shows how it stands now. */
function useDoing(experiment: Experiment) {
  const common = useText('common');
  const commands = useExperimentCommands();
  const { message } = AntdApp.useApp();
  const [busy, setBusy] = useState(false);
  const act = async (what: () => Promise<unknown>, done: string) => {
    setBusy(true);
    try {
      await what();
      void message.success(done);
    } catch (failure) {
      void message.error(failure instanceof ApiError ? failure.detail : common.errors.unexpected, 8);
      void commands.reload(experiment.key);
    } finally {
      setBusy(false);
    }
  };
  return { busy, act, commands };
}

function DecideDialog({ experiment, onClose }: { experiment: Experiment; onClose: () => void }) {
  const text = useText('experiments');
  const commands = useExperimentCommands();
  const newest = useAnalyses(experiment.key).data?.[0];
  const blocked = newest?.outcome === 'blocked';
  const cannotShip = newest?.revision !== experiment.revision || blocked;
  return (
    <FormDialog<{ outcome: ExperimentOutcome; reason: string }>
      title={text.decide.title}
      submit={text.decide.submit}
      cancel={text.decide.keep}
      onClose={onClose}
      onSubmit={({ outcome, reason }) => commands.decide(experiment, outcome, reason.trim())}
    >
      <Form.Item
        name="outcome"
        label={text.decide.outcome}
        rules={[{ required: true, message: text.decide.outcomeMissing }]}
        extra={cannotShip ? (blocked ? text.decide.blocked : text.decide.noResults) : undefined}
      >
        <Radio.Group
          options={outcomes.map((value) => ({
            value,
            label: text.decisions[value],
            disabled: value === 'ship' && cannotShip,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={text.decide.reason}
        rules={[{ required: true, whitespace: true, message: text.decide.reasonMissing }]}
      >
        <Input.TextArea maxLength={5000} autoSize={{ minRows: 3, maxRows: 8 }} />
      </Form.Item>
    </FormDialog>
  );
}

function ArchiveDialog({ experiment, onClose }: { experiment: Experiment; onClose: () => void }) {
  const text = useText('experiments').archive;
  const commands = useExperimentCommands();
  return (
    <FormDialog<{ learnings: string }>
      title={text.title}
      submit={text.submit}
      cancel={text.keep}
      onClose={onClose}
      onSubmit={({ learnings }) => commands.archive(experiment, learnings.trim())}
    >
      <p>{text.lead}</p>
      <Form.Item
        name="learnings"
        label={text.learnings}
        rules={[{ required: true, whitespace: true, message: text.missing }]}
      >
        <Input.TextArea maxLength={5000} autoSize={{ minRows: 4, maxRows: 10 }} />
      </Form.Item>
    </FormDialog>
  );
}

function DraftButtons({ experiment }: { experiment: Experiment }) {
  const text = useText('experiments');
  const { set } = useAddress();
  const { busy, act, commands } = useDoing(experiment);
  return (
    <>
      <AllowedButton needs="edit_experiments" onClick={() => set({ edit: '1' })}>
        {text.edit}
      </AllowedButton>
      {experiment.state === 'draft' && (
        <AllowedButton
          needs="edit_experiments"
          type="primary"
          loading={busy}
          onClick={() => void act(() => commands.review(experiment), text.submitted)}
        >
          {text.submit}
        </AllowedButton>
      )}
    </>
  );
}

function ReviewButtons({ experiment }: { experiment: Experiment }) {
  const text = useText('experiments');
  const { busy, act, commands } = useDoing(experiment);
  const waiting = unsigned(experiment);
  if (waiting.length === 0) {
    return (
      <AllowedButton
        needs="run_experiments"
        type="primary"
        loading={busy}
        onClick={() => void act(() => commands.start(experiment), text.started)}
      >
        {text.start}
      </AllowedButton>
    );
  }
  return waiting.map((team, i) => (
    <AllowedButton
      key={team}
      needs="run_experiments"
      only={team}
      type={i === 0 ? 'primary' : 'default'}
      loading={busy}
      onClick={() => void act(() => commands.approve(experiment, team), text.sign.signed(team))}
    >
      {text.sign.act(team)}
    </AllowedButton>
  ));
}

/** What can be done next: submit, sign, start, decide, archive. Whoever may not is told who may. */
export function Lifecycle({ experiment }: { experiment: Experiment }) {
  const text = useText('experiments');
  const [asking, setAsking] = useState<'decide' | 'archive'>();
  const { state } = experiment;
  const close = () => setAsking(undefined);
  return (
    <>
      {['draft', 'review', 'decided'].includes(state) && (
        <AllowedButton
          needs="run_experiments"
          type={state === 'decided' ? 'primary' : 'default'}
          onClick={() => setAsking('archive')}
        >
          {text.archive.act}
        </AllowedButton>
      )}
      {(state === 'draft' || state === 'review') && <DraftButtons experiment={experiment} />}
      {state === 'review' && <ReviewButtons experiment={experiment} />}
      {state === 'running' && (
        <AllowedButton needs="run_experiments" type="primary" onClick={() => setAsking('decide')}>
          {text.decide.act}
        </AllowedButton>
      )}
      {asking === 'decide' && <DecideDialog experiment={experiment} onClose={close} />}
      {asking === 'archive' && <ArchiveDialog experiment={experiment} onClose={close} />}
    </>
  );
}
