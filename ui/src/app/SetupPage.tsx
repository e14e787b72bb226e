import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '../api/client';
import type { Me } from '../api/types';
import { useText } from '../text';
import { EntryCard } from './EntryForm';
import { NewAccount } from './NewAccount';

/** First start: the one-time link creates the administrator. */
export default function SetupPage() {
  const text = useText('app');
  const [search] = useSearchParams();
  const token = search.get('token');
  useEffect(() => {
    document.title = text.setup.title;
  }, [text]);
  return (
    <EntryCard title={text.setup.title} lead={token ? text.setup.lead : undefined}>
      {token ? (
        <NewAccount
          withEmail
          submitLabel={text.setup.submit}
          create={(values) => api.post<Me>('/api/setup', { body: { token, ...values } })}
        />
      ) : (
        <p role="alert">{text.setup.noToken}</p>
      )}
    </EntryCard>
  );
}
