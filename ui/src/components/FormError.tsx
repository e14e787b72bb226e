import { ApiError } from '../api/client';
import { useText } from '../text';

/** Why a form was refused, in the server's words, with the code. */
export function FormError({ error }: { error: unknown }) {
  const text = useText('common');
  if (!error) return null;
  const known = error instanceof ApiError;
  const sentence =
    known && error.status === 0
      ? text.errors.unreachable
      : known && error.detail
        ? error.detail
        : text.errors.unexpected;
  return (
    <p className="form-error" role="alert">
      {sentence} <code>{known ? error.code : 'unexpected'}</code>
    </p>
  );
}
