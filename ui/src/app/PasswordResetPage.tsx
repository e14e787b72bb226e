import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { api } from '../api/client';
import type { Me } from '../api/types';
import { ErrorTile } from '../components/ErrorTile';
import { useText } from '../text';
import { EntryCard } from './EntryForm';
import { NewAccount } from './NewAccount';

/** Where the one-time link to a new password leads. */
export default function PasswordResetPage() {
  const text = useText('app').reset;
  const token = useParams().token!;
  const reset = useQuery({
    queryKey: ['password-reset', token],
    queryFn: () => api.get<{ email: string }>('/api/password-resets/{token}', { path: { token } }),
  });
  useEffect(() => {
    document.title = text.title;
  }, [text]);

  if (!reset.data && !reset.error) return null;
  return (
    <EntryCard title={text.title} lead={reset.data && text.lead(reset.data.email)}>
      {reset.data ? (
        <NewAccount
          withName={false}
          submitLabel={text.submit}
          create={({ password }) =>
            api.post<Me>('/api/password-resets/{token}', { path: { token }, body: { password } })
          }
        />
      ) : (
        <ErrorTile error={reset.error} onRetry={() => void reset.refetch()} />
      )}
    </EntryCard>
  );
}
