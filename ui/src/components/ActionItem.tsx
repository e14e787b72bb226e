import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../api/client';
import type { Action } from '../api/types';
import { useSession } from '../app/session';
import { useText } from '../text';
import { Handle } from './ActionHandling';
import { useActionsChanged } from './actions';
import { useActor } from './actors';
import { ActionStateTag } from './ActionStateTag';
import { SendDialog } from './Dialog';
import { useFormat } from './format';
import { useName } from './Name';
import './parts.css';

type Decision = 'approve' | 'reject';

function DecisionDialog({
  action,
  decision,
  onClose,
}: {
  action: Action;
  decision: Decision;
  onClose: () => void;
}) {
  const { project } = useSession();
  const text = useText('parts').action;
  const name = useName();
  const { message } = AntdApp.useApp();
  const changed = useActionsChanged();
  const [comment, setComment] = useState('');
  const missing = decision === 'reject' && comment.trim() === '';

  const decide = async () => {
    try {
      const call = {
        path: { project: project.key, actionId: action.id },
        body: { comment: comment.trim() || null },
      };
      if (decision === 'approve') await api.post('/api/projects/{project}/actions/{actionId}/approve', call);
      else await api.post('/api/projects/{project}/actions/{actionId}/reject', call);
      void message.success(text.decided[decision]);
    } finally {
      void changed();
    }
  };

  return (
    <SendDialog
      title={`${text.button[decision]} · ${text.type(action.type)}`}
      submit={text.button[decision]}
      cancel={text.leaveOpen}
      danger={decision === 'reject'}
      disabled={missing}
      onSubmit={decide}
      onClose={onClose}
    >
      <p>{name(action.why)}</p>
      {action.preview && <p className="action-preview">{name(action.preview)}</p>}
      <label>
        {decision === 'reject' ? text.reason : text.comment}
        <Input.TextArea
          maxLength={1000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </label>
    </SendDialog>
  );
}

function Decide({ action }: { action: Action }) {
  const text = useText('parts').action;
  const roles = useText('common').role;
  const { me } = useSession();
  const takeBack = useText('acts').handle.takeBack;
  const [decision, setDecision] = useState<Decision>();
  if (action.state !== 'proposed') return null;
  const dialog = decision && (
    <DecisionDialog action={action} decision={decision} onClose={() => setDecision(undefined)} />
  );
  if (!action.mayDecide) {
    return (
      <>
        {action.approval && <span className="weak">{text.waitsFor(roles[action.approval.role])}</span>}
        {action.requestedBy === me.email && (
          <Button size="small" onClick={() => setDecision('reject')}>
            {takeBack}
          </Button>
        )}
        {dialog}
      </>
    );
  }
  return (
    <span className="action-buttons">
      <Button size="small" onClick={() => setDecision('reject')}>
        {text.button.reject}
      </Button>
      <Button size="small" type="primary" onClick={() => setDecision('approve')}>
        {text.button.approve}
      </Button>
      {dialog}
    </span>
  );
}

/** One action with its life: what and why, who decided, what became of it. */
export function ActionItem({ action, withPolicy = false }: { action: Action; withPolicy?: boolean }) {
  const { project } = useSession();
  const text = useText('parts').action;
  const format = useFormat(project.zone);
  const name = useName();
  const actor = useActor();
  return (
    <li className="action-item">
      <p className="action-head">
        <ActionStateTag state={action.state} />
        <strong>{text.type(action.type)}</strong>
        {action.preview && <span>{name(action.preview)}</span>}
        <Decide action={action} />
        <Handle action={action} />
      </p>
      {action.result && (
        <p>
          {name(action.result)}{' '}
          {action.link && <Link to={`/p/${project.key}/${action.link}`}>{text.open}</Link>}
        </p>
      )}
      <p className="weak">
        {withPolicy && action.policy && (
          <>
            <Link to={`/p/${project.key}/policies/${action.policy}`}>
              {name(action.policyNames, action.policy)}
            </Link>{' '}
            ·{' '}
          </>
        )}
        {name(action.why)}
      </p>
      <p className="weak">
        {text.made(format.time(action.createdAt))}
        {action.requestedBy && <> · {text.requestedBy(actor(action.requestedBy))}</>}
        {action.decidedBy && action.decidedAt && (
          <> · {text.decidedBy(actor(action.decidedBy), format.time(action.decidedAt))}</>
        )}
        {action.comment && <> · {action.comment}</>}
        {action.state === 'proposed' && action.approval?.expiresAt && (
          <> · {text.expires(format.time(action.approval.expiresAt))}</>
        )}
        {action.finishedAt && <> · {text.finished(format.time(action.finishedAt))}</>}
        {action.attempts > 1 && <> · {text.attempts(action.attempts)}</>}
      </p>
    </li>
  );
}
