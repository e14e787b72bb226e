import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import type { ReactNode } from 'react';
import { useText } from '../text';
import { EmptyState } from './EmptyState';
import { useAddress } from './useAddress';

/** Words that a list is narrowed by, as they stand in the address. */
export function ListSearch({ label, width = 240 }: { label: string; width?: number }) {
  const { search, set } = useAddress();
  return (
    <Input.Search
      allowClear
      aria-label={label}
      placeholder={label}
      defaultValue={search.get('q') ?? ''}
      style={{ width }}
      onChange={(event) => set({ q: event.target.value }, true)}
    />
  );
}

interface Props {
  /** What the words are looked for in. */
  search: string;
  searchWidth?: number;
  state: {
    label: string;
    all: string;
    options: readonly { value: string; label: string }[];
  };
  /** Further choices. */
  children?: ReactNode;
}

/** The bar above a list: words, a state, and what else there is to choose from. */
export function ListFilters({ search: words, searchWidth, state, children }: Props) {
  const { search, set } = useAddress();
  return (
    <div className="list-filters">
      <ListSearch label={words} width={searchWidth} />
      <Select
        aria-label={state.label}
        style={{ minWidth: 140 }}
        value={search.get('state') ?? ''}
        options={[{ value: '', label: state.all }, ...state.options]}
        onChange={(value: string) => set({ state: value })}
      />
      {children}
    </div>
  );
}

/** Stands where a list would when nothing in it matches: takes the words and the state back. */
export function NothingFits({ title, lead }: { title: string; lead: string }) {
  const common = useText('common');
  const { set } = useAddress();
  return (
    <div className="card">
      <EmptyState
        title={title}
        lead={lead}
        action={<Button onClick={() => set({ q: undefined, state: undefined })}>{common.clearFilter}</Button>}
      />
    </div>
  );
}

/** Words and state as the address says; words in lower case. */
export function useListFilters(): { words: string; state: string } {
  const { search } = useAddress();
  return { words: (search.get('q') ?? '').trim().toLowerCase(), state: search.get('state') ?? '' };
}
