import AntdApp from 'antd/es/app';
import DatePicker from 'antd/es/date-picker';
import Radio from 'antd/es/radio';
import dayjs from 'dayjs';
import { useState } from 'react';
import { api } from '../../api/client';
import type { Policy } from '../../api/types';
import { useSession } from '../../app/session';
import { useActionsChanged } from '../../components/actions';
import { SendDialog } from '../../components/Dialog';
import { useName } from '../../components/Name';
import { useText } from '../../text';

interface Props {
  policy: Policy;
  onClose: () => void;
}

function useAct(policy: Policy, done: string) {
  const { project } = useSession();
  const { message } = AntdApp.useApp();
  const changed = useActionsChanged();
  return async (what: 'activate' | 'retire', body?: unknown) => {
    try {
      await api.post(
        what === 'activate'
          ? '/api/projects/{project}/policies/{key}/activate'
          : '/api/projects/{project}/policies/{key}/retire',
        { path: { project: project.key, key: policy.key }, body, ifMatch: policy.version },
      );
      void message.success(done);
    } finally {
      void changed();
    }
  };
}

/** Puts the newest revision to work: live, or in the shadow where it only shows what it would do. */
export function ActivateDialog({ policy, onClose }: Props) {
  const text = useText('policies');
  const name = useName();
  const [mode, setMode] = useState<Policy['mode']>('live');
  const [from, setFrom] = useState<string | null>(null);
  const act = useAct(policy, text.activated(name(policy.names)));
  return (
    <SendDialog
      title={`${text.activate} · ${name(policy.names, policy.key)}`}
      submit={text.activateAs[mode]}
      cancel={text.keepDraft}
      onSubmit={() => act('activate', { mode, effectiveFrom: from })}
      onClose={onClose}
    >
      <p>{name(policy.sentence)}</p>
      <Radio.Group
        className="mode-choice"
        value={mode}
        onChange={(event) => setMode(event.target.value as Policy['mode'])}
        options={[
          { value: 'live', label: text.modeLead.live },
          { value: 'shadow', label: text.modeLead.shadow },
        ]}
      />
      <label className="field">
        <span>{text.effectiveFrom}</span>
        <DatePicker
          aria-label={text.effectiveFrom}
          placeholder={text.effectiveNow}
          value={from ? dayjs(from) : null}
          onChange={(date) => setFrom(date ? date.format('YYYY-MM-DD') : null)}
        />
      </label>
    </SendDialog>
  );
}

/** Ends a rule; what it did stays readable. */
export function RetireDialog({ policy, onClose }: Props) {
  const text = useText('policies');
  const name = useName();
  const act = useAct(policy, text.retired(name(policy.names)));
  return (
    <SendDialog
      title={`${text.retire} · ${name(policy.names, policy.key)}`}
      submit={text.retire}
      cancel={text.keepRunning}
      danger
      onSubmit={() => act('retire')}
      onClose={onClose}
    >
      <p>{text.retireLead}</p>
    </SendDialog>
  );
}
