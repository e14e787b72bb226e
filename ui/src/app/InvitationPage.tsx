import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { api } from '../api/client';
import type { Me } from '../api/types';
import { ErrorTile } from '../components/ErrorTile';
import { useText } from '../text';
import { EntryCard } from './EntryForm';
import { NewAccount } from './NewAccount';

export default function InvitationPage() {
  const text = useText('app');
  const token = useParams().token!;
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () =>
      api.get<{ email: string; project: string }>('/api/invitations/{token}', { path: { token } }),
  });
  const title = text.invitation.title(invitation.data?.project ?? text.brand);
  useEffect(() => {
    document.title = title;
  }, [title]);

  if (invitation.error) {
    return (
      <EntryCard title={title}>
        <ErrorTile error={invitation.error} onRetry={() => void invitation.refetch()} />
      </EntryCard>
    );
  }
  if (!invitation.data) return null;
  return (
    <EntryCard title={title} lead={text.invitation.lead(invitation.data.email)}>
      <NewAccount
        submitLabel={text.invitation.submit}
        create={(values) => api.post<Me>('/api/invitations/{token}', { path: { token }, body: values })}
      />
    </EntryCard>
  );
}
