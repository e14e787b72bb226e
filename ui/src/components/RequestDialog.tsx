import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import InputNumber from 'antd/es/input-number';
import type { ReactNode } from 'react';
import { api } from '../api/client';
import type { Action, Subject } from '../api/types';
import { useSession } from '../app/session';
import { useText } from '../text';
import { useActionsChanged } from './actions';
import { FormDialog } from './FormDialog';
import { useName } from './Name';
import { ReasonField } from './ReasonField';

/** An action that somebody asks for since they may not do it themselves. */
export interface Wish {
  /** Key of an action type. */
  type: string;
  subject: Subject | null;
  parameters?: Record<string, unknown>;
  /** Numbers that are to be filled in, by the name of their parameter. */
  numbers?: { name: string; label: string; initial?: number }[];
  /** What is to be said beside the reason, and what the action is then asked for with. */
  form?: {
    fields: ReactNode;
    initial?: Record<string, unknown>;
    of: (values: Record<string, unknown>) => Pick<Wish, 'subject' | 'parameters'>;
  };
}

type Draft = { reason: string } & Record<string, unknown>;

/** Asks whoever holds the right, with the reason; the request then waits where approvals wait. */
export default function RequestDialog(props: {
  wish: Wish;
  roles: string;
  onClose: () => void;
  /** Once it was asked for. */
  onRequested?: () => void;
}) {
  const { wish, roles, onClose, onRequested } = props;
  const { project } = useSession();
  const text = useText('acts').request;
  const types = useText('parts').action;
  const { message } = AntdApp.useApp();
  const name = useName();
  const changed = useActionsChanged();
  const send = async ({ reason, ...values }: Draft) => {
    const { subject, parameters } = wish.form?.of(values) ?? {
      subject: wish.subject,
      parameters: { ...wish.parameters, ...values },
    };
    const made = await api.post<Action>('/api/projects/{project}/actions', {
      path: { project: project.key },
      body: {
        type: wish.type,
        subject,
        parameters,
        reason: reason.trim(),
      },
    });
    if (made.state === 'inhibited') void message.warning(text.inhibited(name(made.result)));
    else void message.success(text.requested);
    void changed();
    onRequested?.();
  };
  return (
    <FormDialog<Draft>
      title={text.title(types.type(wish.type))}
      submit={text.submit}
      initial={{
        ...Object.fromEntries((wish.numbers ?? []).map((n) => [n.name, n.initial])),
        ...wish.form?.initial,
      }}
      onClose={onClose}
      onSubmit={send}
    >
      <p>{text.lead(roles)}</p>
      {wish.form?.fields}
      {wish.numbers?.map((number) => (
        <Form.Item key={number.name} name={number.name} label={number.label} rules={[{ required: true }]}>
          <InputNumber min={0} precision={0} style={{ width: 200 }} />
        </Form.Item>
      ))}
      <ReasonField label={text.reason} missing={text.reasonMissing} autoFocus={!wish.form} />
    </FormDialog>
  );
}
