import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import DatePicker from 'antd/es/date-picker';
import Modal from 'antd/es/modal';
import Radio from 'antd/es/radio';
import dayjs from 'dayjs';
import { useState } from 'react';
import { api } from '../../api/client';
import type { Policy } from '../../api/types';
import { useSession } from '../../app/session';
import { useActionsChanged } from '../../components/actions';
import { FormError } from '../../components/FormError';
import { useName } from '../../components/Name';
import { useText } from '../../text';

interface Props {
  policy: Policy;
  onClose: () => void;
}

function useAct(policy: Policy, done: string, onClose: () => void) {
  const { project } = useSession();
  const { message } = AntdApp.useApp();
  const changed = useActionsChanged();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const act = async (what: 'activate' | 'retire', body?: unknown) => {
    setBusy(true);
    setError(undefined);
    try {
      await api.post(
        what === 'activate'
          ? '/api/projects/{project}/policies/{key}/activate'
          : '/api/projects/{project}/policies/{key}/retire',
        { path: { project: project.key, key: policy.key }, body, ifMatch: policy.version },
      );
      void message.success(done);
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
      void changed();
    }
  };
  return { act, busy, error };
}

/** Puts the newest revision to work: live, or in the shadow where it only shows what it would do. */
export function ActivateDialog({ policy, onClose }: Props) {
  const text = useText('policies');
  const name = useName();
  const [mode, setMode] = useState<Policy['mode']>('live');
  const [from, setFrom] = useState<string | null>(null);
  const { act, busy, error } = useAct(policy, text.activated(name(policy.names)), onClose);
  return (
    <Modal
      open
      title={`${text.activate} · ${name(policy.names, policy.key)}`}
      onCancel={onClose}
      footer={[
        <Button key="keep" onClick={onClose}>
          {text.keepDraft}
        </Button>,
        <Button
          key="act"
          type="primary"
          loading={busy}
          onClick={() => void act('activate', { mode, effectiveFrom: from })}
        >
          {text.activateAs[mode]}
        </Button>,
      ]}
    >
      <p>{name(policy.sentence)}</p>
      <FormError error={error} />
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
    </Modal>
  );
}

/** Ends a rule; what it did stays readable. */
export function RetireDialog({ policy, onClose }: Props) {
  const text = useText('policies');
  const name = useName();
  const { act, busy, error } = useAct(policy, text.retired(name(policy.names)), onClose);
  return (
    <Modal
      open
      title={`${text.retire} · ${name(policy.names, policy.key)}`}
      onCancel={onClose}
      footer={[
        <Button key="keep" onClick={onClose}>
          {text.keepRunning}
        </Button>,
        <Button key="act" type="primary" danger loading={busy} onClick={() => void act('retire')}>
          {text.retire}
        </Button>,
      ]}
    >
      <p>{text.retireLead}</p>
      <FormError error={error} />
    </Modal>
  );
}
