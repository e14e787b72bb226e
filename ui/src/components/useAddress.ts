import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** The page's state as it stands in the address, so that a reload or a shared link restores it. */
export function useAddress() {
  const [search, setSearch] = useSearchParams();
  const set = useCallback(
    (changes: Record<string, string | undefined>, replace = false) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace },
      ),
    [setSearch],
  );
  return { search, set };
}
