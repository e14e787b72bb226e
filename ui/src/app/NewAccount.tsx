import { useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Me } from '../api/types';
import { FormError } from '../components/FormError';
import { NewPassword } from '../components/NewPassword';
import { useText } from '../text';

export interface NewAccountValues {
  email?: string;
  name?: string;
  password: string;
}

interface Props {
  withEmail?: boolean;
  withName?: boolean;
  submitLabel: string;
  create: (values: NewAccountValues) => Promise<Me>;
}

/** Whom a one-time link lets in: somebody new by name and password, or a member by a new password alone. */
export function NewAccount({ withEmail = false, withName = true, submitLabel, create }: Props) {
  const text = useText('app');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const submit = async (values: NewAccountValues) => {
    setBusy(true);
    setError(undefined);
    try {
      queries.setQueryData(['me'], await create(values));
      await navigate('/', { replace: true });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Form<NewAccountValues> layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
      {withEmail && (
        <Form.Item
          name="email"
          label={text.login.email}
          rules={[{ required: true, type: 'email', message: text.login.emailMissing }]}
        >
          <Input type="email" autoComplete="username" />
        </Form.Item>
      )}
      {withName && (
        <Form.Item
          name="name"
          label={text.setup.name}
          rules={[{ required: true, whitespace: true, message: text.setup.nameMissing }]}
        >
          <Input autoComplete="name" />
        </Form.Item>
      )}
      <NewPassword name="password" label={withName ? text.password.label : text.password.next} />
      <FormError error={error} />
      <Button type="primary" htmlType="submit" block loading={busy}>
        {submitLabel}
      </Button>
    </Form>
  );
}
