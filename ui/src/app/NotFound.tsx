import { Link, useParams } from 'react-router';
import { EmptyState } from '../components/EmptyState';
import { useText } from '../text';

/** An address that leads nowhere, inside or outside of a project's frame. */
export function NotFound({ home }: { home?: string }) {
  const text = useText('app');
  const { project } = useParams();
  const key = home ?? project;
  return (
    <div className="plain-page">
      <EmptyState
        wholePage
        title={text.notFound.title}
        lead={text.notFound.lead}
        action={key && <Link to={`/p/${key}/board`}>{text.notFound.action}</Link>}
      />
    </div>
  );
}
