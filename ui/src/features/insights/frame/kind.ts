import type { ComponentType } from 'react';
import type { Format } from '../../../components/format';
import type { Dictionary } from '../../../text/en';
import type { KindName } from '../kinds';

/** What every answer says beside the fields of its kind. */
export interface AnswerHead {
  engine: string;
  why: { zh: string; en: string };
  elapsedMs: number;
  /** Computed earlier, and nothing it depends on changed since. */
  cached: boolean;
  /** UTC, by the server's clock. */
  computedAt: string;
}

/** A chart with its table, or the table alone. */
export type View = 'chart' | 'table';

export interface PanelProps<D> {
  draft: D;
  onChange: (draft: D) => void;
}

export interface ResultProps<Q, A, C> {
  query: Q;
  answer: A;
  format: Format;
  view: View;
  /** Opens the people behind one number. */
  onPick: (cell: C) => void;
}

/** One side of a number. */
export interface Side<C> {
  label: string;
  cell: C;
}

export interface Words {
  title: string;
  lead?: string;
}

/**
 * One kind of insight: how its question is edited, asked and shown. Frame.tsx does what all kinds share: the address,
 * running, errors, the people behind a number.
 *
 * D is the draft, what stands in the address; Q the query sent; A the answer; C the cell sent for the people behind a
 * number.
 */
export interface InsightKind<D, Q, A, C> {
  name: KindName;
  empty: D;
  /** A draft from what an address held; gaps are filled, what is unusable gives the empty draft. */
  read: (found: Record<string, unknown>) => D;
  /** The query to run, or undefined while something essential is missing. */
  queryOf: (draft: D, today: string) => Q | undefined;
  /** What to do next while there is no query. */
  missing: (draft: D, text: Dictionary) => Words;
  /** The query as people would say it. */
  sentence: (query: Q, format: Format, text: Dictionary) => string;
  /** True when nothing was counted, so that there is nothing to draw. */
  isEmpty: (answer: A) => boolean;
  /** What a number is called above its list of people; undefined when the answer has no such number. */
  cellTitle: (
    cell: C,
    shown: { query: Q; answer: A },
    format: Format,
    text: Dictionary,
  ) => string | undefined;
  /** What is asked for the people behind a number; the query and the cell themselves when left out. */
  asked?: (cell: C, shown: { query: Q; answer: A }) => { query: Q; cell: C };
  /** The other sides of the same number, such as those who did not; the people of each can be looked at in turn. */
  sides?: (cell: C, shown: { query: Q; answer: A }, text: Dictionary) => Side<C>[];
  /** Above the result: which of its views is drawn. */
  Toolbar?: ComponentType<PanelProps<D>>;
  /** Left of the result. */
  Panel: ComponentType<PanelProps<D>>;
  Result: ComponentType<ResultProps<Q, A, C>>;
  /** False for kinds that are a table by nature. */
  drawn?: boolean;
}
