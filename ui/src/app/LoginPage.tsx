import { useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { api } from '../api/client';
import type { Me } from '../api/types';
import { FormError } from '../components/FormError';
import { useText } from '../text';
import { EntryCard } from './EntryForm';

/** Only addresses inside Tandem are followed after signing in. */
function safe(next: string | null): string {
  return next && next.startsWith('/') && !next.startsWith('//') ? next : '/';
}

export default function LoginPage() {
  const text = useText('app');
  const [search] = useSearchParams();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    document.title = text.login.title;
  }, [text]);

  const submit = async (values: { email: string; password: string }) => {
    setBusy(true);
    setError(undefined);
    try {
      queries.setQueryData(['me'], await api.post<Me>('/api/login', { body: values }));
      await navigate(safe(search.get('next')) + hash, { replace: true });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };

  return (
    <EntryCard title={text.login.title} lead={text.login.lead}>
      <Form layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
        <Form.Item
          name="email"
          label={text.login.email}
          rules={[{ required: true, message: text.login.emailMissing }]}
        >
          <Input type="email" autoComplete="username" autoFocus />
        </Form.Item>
        <Form.Item
          name="password"
          label={text.login.password}
          rules={[{ required: true, message: text.login.passwordMissing }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <FormError error={error} />
        <Button type="primary" htmlType="submit" block loading={busy}>
          {text.login.submit}
        </Button>
        <p className="weak entry-hint">{text.login.forgotten}</p>
      </Form>
    </EntryCard>
  );
}
