import type { Names } from '../api/types';

/** A name in one language stands for both until the other is given; empty when neither is. */
export function bothNames({ zh, en }: { zh?: string; en?: string }): Names {
  const chinese = zh?.trim() ?? '';
  const english = en?.trim() ?? '';
  return { zh: chinese || english, en: english || chinese };
}
