import { useRouteError } from 'react-router';
import { ErrorTile } from '../components/ErrorTile';

/** The last resort of a page: its fault is shown in place, the frame around it stays. */
export function Crash() {
  const error = useRouteError();
  return (
    <div className="plain-page">
      <ErrorTile error={error} onRetry={() => window.location.reload()} />
    </div>
  );
}
