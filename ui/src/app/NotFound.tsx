import { Link } from 'react-router';
import { useText } from '../text';
import { EmptyState } from '../components/EmptyState';

export function NotFound({ home }: { home?: string }) {
  const text = useText('app');
  return (
    <main className="plain-page">
      <EmptyState
        title={text.notFound.title}
        lead={text.notFound.lead}
        action={home && <Link to={`/p/${home}/board`}>{text.notFound.action}</Link>}
      />
    </main>
  );
}
