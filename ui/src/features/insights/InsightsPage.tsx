import { Link, Navigate, useLocation, useParams } from 'react-router';
import { useSession } from '../../app/session';
import { EmptyState } from '../../components/EmptyState';
import { useText } from '../../text';
import { kindPage } from './kinds';

/** Insights by kind; an address without one means the trend, one of another Tandem says what there is here. */
export default function InsightsPage() {
  const { project } = useSession();
  const text = useText('insights');
  const { kind } = useParams();
  const { search } = useLocation();
  const trend = `/p/${project.key}/insights/trend`;
  if (!kind) return <Navigate to={trend + search} replace />;
  const Page = kindPage(kind);
  if (Page) return <Page key={kind} />;
  return (
    <EmptyState
      wholePage
      title={text.unknownKind.title}
      lead={text.unknownKind.lead}
      action={<Link to={trend}>{text.unknownKind.action}</Link>}
    />
  );
}
