import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

type Page = LazyExoticComponent<ComponentType>;

/** The kinds of insight there are and their pages, each loaded on demand. */
export const kindPages = {
  trend: lazy(() => import('./trend/TrendPage')),
  funnel: lazy(() => import('./funnel/FunnelPage')),
  retention: lazy(() => import('./retention/RetentionPage')),
  stickiness: lazy(() => import('./stickiness/StickinessPage')),
  lifecycle: lazy(() => import('./lifecycle/LifecyclePage')),
  paths: lazy(() => import('./paths/PathsPage')),
  moved: lazy(() => import('./moved/MovedPage')),
  matrix: lazy(() => import('./matrix/MatrixPage')),
  used_reached: lazy(() => import('./used-reached/UsedReachedPage')),
  residue: lazy(() => import('./residue/ResiduePage')),
  unused: lazy(() => import('./unused/UnusedPage')),
  churn: lazy(() => import('./churn/ChurnPage')),
  value: lazy(() => import('./value/ValuePage')),
  acquisition: lazy(() => import('./acquisition/AcquisitionPage')),
  prediction: lazy(() => import('./prediction/PredictionPage')),
} satisfies Record<string, Page>;

export type KindName = keyof typeof kindPages;

/** The groups people look for kinds in. */
export const kindGroups: { group: 'behaviour' | 'growth' | 'value'; kinds: KindName[] }[] = [
  { group: 'behaviour', kinds: ['trend', 'funnel', 'retention', 'stickiness', 'lifecycle', 'paths'] },
  { group: 'growth', kinds: ['moved', 'matrix', 'used_reached', 'residue', 'unused', 'churn'] },
  { group: 'value', kinds: ['value', 'acquisition', 'prediction'] },
];

/** The page of a kind; undefined for a name that is none. */
export function kindPage(name: string): Page | undefined {
  return Object.hasOwn(kindPages, name) ? kindPages[name as KindName] : undefined;
}
