import Button from 'antd/es/button';
import { ApiError } from '../api/client';
import { useText } from '../text';

/** A failure inside the part it befell: what happened, its code, and a way to try again. */
export function ErrorTile({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const text = useText('common');
  const code = error instanceof ApiError ? error.code : 'unexpected';
  /** What is not there, or not allowed, will not be so at the next attempt either. */
  const gone = error instanceof ApiError && error.status === 404;
  const forbidden = error instanceof ApiError && error.status === 403;
  const detail =
    code === 'unreachable'
      ? text.errors.unreachable
      : error instanceof ApiError && error.detail
        ? error.detail
        : text.errors.unexpected;
  return (
    <div className="error-tile" role="alert">
      <strong>{gone ? text.errors.gone : forbidden ? text.errors.forbidden : text.errors.title}</strong>
      <p>
        {detail} <code>{code}</code>
      </p>
      {onRetry && !gone && !forbidden && <Button onClick={onRetry}>{text.retry}</Button>}
    </div>
  );
}
