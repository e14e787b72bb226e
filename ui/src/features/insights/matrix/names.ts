import type { MatrixAnswer, MatrixCell, MatrixQuery } from '../../../api/types';
import { useLanguage } from '../../../text';
import { nameIn } from '../figures/names';
import type { ResultProps } from '../frame/kind';

export type MatrixProps = ResultProps<MatrixQuery, MatrixAnswer, MatrixCell>;

/** Names of the answer's features and campaigns by key. */
export function useMatrixNames({ features, campaigns }: MatrixAnswer) {
  const { text } = useLanguage();
  const names = new Map([...features, ...campaigns].map((s) => [s.key, nameIn(text, s.names, s.key)]));
  return (key: string) => names.get(key) ?? key;
}
