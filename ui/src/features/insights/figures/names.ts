import type { Names } from '../../../api/types';
import type { Dictionary } from '../../../text/en';

/** An object's name in the language of the dictionary, its key where it has none. */
export function nameIn(text: Dictionary, names: Names | undefined, key: string): string {
  return (names && text.insights.figures.name(names.zh ?? '', names.en ?? '')) || key;
}
