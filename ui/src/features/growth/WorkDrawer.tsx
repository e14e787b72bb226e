import AntdApp from 'antd/es/app';
import Drawer from 'antd/es/drawer';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { useState } from 'react';
import { api } from '../../api/client';
import type { WorkItem, WorkState } from '../../api/types';
import { useSession } from '../../app/session';
import { useActor } from '../../components/actors';
import { AllowedButton } from '../../components/AllowedButton';
import { FormDialog } from '../../components/FormDialog';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { PolicyLink } from '../../components/PolicyLink';
import { SubjectLink } from '../../components/SubjectLink';
import { useText } from '../../text';
import { useGrowthChanged } from './queries';
import { Report, reportOf } from './Report';
import { finished, nextStates, useOwner } from './work';
import { Due, Origin, WorkStateTag } from './WorkParts';

interface Props {
  item: WorkItem;
  onClose: () => void;
  onEdit: () => void;
}

function useMoveWord(item: WorkItem) {
  const text = useText('growth').work.move;
  return (to: WorkState) => (finished(item.state) ? text.reopen : text[to]);
}

function Move({ item, to, onClose }: { item: WorkItem; to: WorkState; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('growth').work;
  const name = useName();
  const word = useMoveWord(item);
  const { message } = AntdApp.useApp();
  const changed = useGrowthChanged();
  return (
    <FormDialog<{ comment: string }>
      title={`${word(to)} · ${name(item.title)}`}
      submit={word(to)}
      onClose={onClose}
      onSubmit={async ({ comment }) => {
        await api.post('/api/projects/{project}/work-items/{no}/transitions', {
          path: { project: project.key, no: String(item.no) },
          body: { to, comment: comment.trim() },
          ifMatch: item.version,
        });
        void message.success(text.moved(name(item.title), text.state[to]));
        await changed('work-items');
      }}
    >
      <Form.Item
        name="comment"
        label={text.comment}
        extra={text.commentHelp}
        rules={[{ required: true, whitespace: true, message: text.commentMissing }]}
      >
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}

function Facts({ item }: { item: WorkItem }) {
  const { project } = useSession();
  const text = useText('growth').work;
  const format = useFormat(project.zone);
  const owner = useOwner();
  return (
    <dl className="facts">
      <dt>{text.stateLabel}</dt>
      <dd>
        <WorkStateTag state={item.state} />
      </dd>
      <dt>{text.kindLabel}</dt>
      <dd>{text.kind[item.kind]}</dd>
      <dt>{text.owner}</dt>
      <dd>{item.owner ? owner(item.owner) : <span className="weak">{text.noOwner}</span>}</dd>
      <dt>{text.due}</dt>
      <dd>
        <Due item={item} />
      </dd>
      <dt>{text.subject}</dt>
      <dd>{item.subject ? <SubjectLink subject={item.subject} /> : text.noSubject}</dd>
      <dt>{text.origin}</dt>
      <dd>
        <Origin item={item} />
      </dd>
      <dt>{text.created_at}</dt>
      <dd>{format.time(item.createdAt)}</dd>
      <dt>{text.exit}</dt>
      <dd>
        {item.exit ? (
          <>
            {text.exitWhen(item.exit.days)} <PolicyLink policy={item.exit.policy} />
          </>
        ) : (
          text.exitNone
        )}
      </dd>
    </dl>
  );
}

function Steps({ item }: { item: WorkItem }) {
  const { project } = useSession();
  const text = useText('growth').work;
  const format = useFormat(project.zone);
  const actor = useActor();
  return (
    <ul className="audit-list" data-testid="steps">
      {[...item.history].reverse().map((step, i) => (
        <li key={i}>
          <p>
            <WorkStateTag state={step.to} />{' '}
            <span className="weak">{text.step(actor(step.actor), format.time(step.time))}</span>
          </p>
          {step.comment && <p>{step.comment}</p>}
        </li>
      ))}
    </ul>
  );
}

/** One work item: facts, what a diagnosis found, and every step with who and why. */
export function WorkDrawer({ item, onClose, onEdit }: Props) {
  const text = useText('growth').work;
  const name = useName();
  const word = useMoveWord(item);
  const [to, setTo] = useState<WorkState>();
  const report = reportOf(item.report);
  return (
    <Drawer
      open
      size={720}
      title={`${text.no(item.no)} ${name(item.title)}`}
      onClose={onClose}
      footer={
        <div className="drawer-actions">
          {!finished(item.state) && (
            <AllowedButton needs="edit_growth" onClick={onEdit}>
              {text.edit}
            </AllowedButton>
          )}
          {[...nextStates[item.state]].reverse().map((next, i, all) => (
            <AllowedButton
              key={next}
              needs="edit_growth"
              type={i === all.length - 1 ? 'primary' : 'default'}
              onClick={() => setTo(next)}
            >
              {word(next)}
            </AllowedButton>
          ))}
        </div>
      }
    >
      <div className="stack">
        <Facts item={item} />
        {report && <Report report={report} />}
        <section>
          <h3>{text.history}</h3>
          <Steps item={item} />
        </section>
      </div>
      {to && <Move item={item} to={to} onClose={() => setTo(undefined)} />}
    </Drawer>
  );
}
