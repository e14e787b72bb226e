import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

type Page = LazyExoticComponent<ComponentType>;

/** The kinds of insight there are and their pages, each loaded on demand. */
export const kindPages = {
  trend: lazy(() => import('./trend/TrendPage')),
} satisfies Record<string, Page>;

export type KindName = keyof typeof kindPages;

/** The groups people look for kinds in. */
export const kindGroups: { group: 'behaviour' | 'growth' | 'value'; kinds: KindName[] }[] = [
  { group: 'behaviour', kinds: ['trend'] },
];

/** The page of a kind; undefined for a name that is none. */
export function kindPage(name: string): Page | undefined {
  return Object.hasOwn(kindPages, name) ? kindPages[name as KindName] : undefined;
}
