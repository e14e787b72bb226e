import { useEffect, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { useAddress } from '../../../components/useAddress';
import { decode, decodeObject, encode, questionIn, withQuestion } from './address';
import type { View } from './kind';

const SETTLE = 300;

interface Readable<D> {
  empty: D;
  read: (found: Record<string, unknown>) => D;
}

function readDraft<D>({ empty, read }: Readable<D>, inAddress: string | null): D {
  const found = decodeObject(inAddress);
  return found ? read(found) : empty;
}

/** The draft lives in the address; edits reach it 300 ms after the last one. */
export function useDraft<D>(kind: Readable<D>) {
  const [search] = useSearchParams();
  const { set } = useAddress();
  const navigate = useNavigate();
  const inAddress = questionIn(useLocation());
  const [draft, setDraft] = useState<D>(() => readDraft(kind, inAddress));
  const [seen, setSeen] = useState(inAddress);
  const [sent, setSent] = useState<string>();

  if (inAddress !== seen) {
    setSeen(inAddress);
    // Back, forward or a link: the address leads. What we wrote ourselves comes back late and must not undo edits.
    if (inAddress !== sent) setDraft(readDraft(kind, inAddress));
  }

  useEffect(() => {
    const next = encode(draft);
    if (next === encode(readDraft(kind, inAddress))) return;
    const timer = setTimeout(() => {
      setSent(next);
      const after = withQuestion(search, next);
      const without = new URLSearchParams(after.search);
      without.delete('people');
      void navigate({ ...after, search: without.toString() }, { replace: true });
    }, SETTLE);
    return () => clearTimeout(timer);
  }, [kind, draft, inAddress, search, navigate]);

  return {
    draft,
    setDraft,
    /** The address's own text: equal texts are equal drafts. */
    settled: inAddress,
    /** The number whose people are open. */
    cell: decode(search.get('people')),
    setCell: (cell: unknown) => set({ people: cell === undefined ? undefined : encode(cell) }),
    view: (search.get('view') === 'table' ? 'table' : 'chart') as View,
    setView: (view: View) => set({ view: view === 'table' ? view : undefined }),
  };
}

export { readDraft };
