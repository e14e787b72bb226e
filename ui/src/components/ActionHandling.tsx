import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Radio from 'antd/es/radio';
import { useState } from 'react';
import { api } from '../api/client';
import type { Action } from '../api/types';
import { useSession } from '../app/session';
import { useText } from '../text';
import { useActionsChanged } from './actions';
import { FormDialog } from './FormDialog';
import { ReasonField } from './ReasonField';

function Resolve({ action, onClose }: { action: Action; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('acts').handle;
  const types = useText('parts').action;
  const { message } = AntdApp.useApp();
  const changed = useActionsChanged();
  return (
    <FormDialog<{ outcome: 'done' | 'failed'; comment: string }>
      title={`${text.resolve} · ${types.type(action.type)}`}
      submit={text.resolve}
      cancel={text.later}
      initial={{ outcome: 'done' }}
      onClose={onClose}
      onSubmit={async ({ outcome, comment }) => {
        await api.post('/api/projects/{project}/actions/{actionId}/resolve', {
          path: { project: project.key, actionId: action.id },
          body: { outcome, comment: comment.trim() },
        });
        void message.success(text.resolved);
        void changed();
      }}
    >
      <p>{text.lead}</p>
      <Form.Item name="outcome">
        <Radio.Group
          options={(['done', 'failed'] as const).map((value) => ({ value, label: text.outcome[value] }))}
        />
      </Form.Item>
      <ReasonField name="comment" label={text.seen} missing={text.seenMissing} />
    </FormDialog>
  );
}

/** What a person does about an action that failed, or of which nobody knows what became. */
export function Handle({ action }: { action: Action }) {
  const { project } = useSession();
  const text = useText('acts').handle;
  const { message } = AntdApp.useApp();
  const changed = useActionsChanged();
  const [resolving, setResolving] = useState(false);
  const [busy, setBusy] = useState(false);
  if (!action.mayHandle) return null;
  const retry = async () => {
    setBusy(true);
    try {
      await api.post('/api/projects/{project}/actions/{actionId}/retry', {
        path: { project: project.key, actionId: action.id },
      });
      void message.success(text.retried);
    } catch (failure) {
      void message.error(failure instanceof Error ? failure.message : String(failure));
    } finally {
      setBusy(false);
      void changed();
    }
  };
  return (
    <span className="action-buttons">
      {action.state === 'unknown' && (
        <Button size="small" type="primary" onClick={() => setResolving(true)}>
          {text.resolve}
        </Button>
      )}
      <Button size="small" loading={busy} onClick={() => void retry()}>
        {text.retry}
      </Button>
      {resolving && <Resolve action={action} onClose={() => setResolving(false)} />}
    </span>
  );
}
