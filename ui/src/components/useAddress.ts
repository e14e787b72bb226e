import { useCallback } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';

/**
 * The page's state as it stands in the address, so that a reload or a shared link restores it. What stands behind #
 * stays: it is a question too long for the rest, and goes when another `q` is set.
 */
export function useAddress() {
  const [search] = useSearchParams();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const set = useCallback(
    (changes: Record<string, string | undefined>, replace = false) => {
      const next = new URLSearchParams(search);
      for (const [name, value] of Object.entries(changes)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      void navigate({ search: next.toString(), hash: 'q' in changes ? '' : hash }, { replace });
    },
    [navigate, search, hash],
  );
  return { search, set };
}
