import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Permission } from '../api/types';
import { withTexts } from '../text';
import type { Dictionary } from '../text/en';

/**
 * A room of the interface: its menu item and its pages, in the users' order of work. Pages are loaded on demand; each
 * must be a default export of a file named …Page.tsx, whose chunk scripts/size.mjs weighs.
 */
export interface Room {
  key: Exclude<keyof Dictionary['app']['menu'], 'label'>;
  /** Is a tab of another room instead of an item of its own in the menu. */
  tabOf?: Room['key'];
  /** Without this permission the room is not in the menu. */
  needs: Permission;
  /** Route paths below /p/{project}/{key}; the empty one is where the menu leads. */
  pages: Record<string, LazyExoticComponent<ComponentType>>;
}

export const rooms: Room[] = [
  {
    key: 'board',
    needs: 'view',
    pages: {
      '': lazy(() => import('../features/board/BoardPage')),
      ':board': lazy(() => import('../features/board/BoardPage')),
    },
  },
  {
    key: 'insights',
    needs: 'view',
    pages: {
      '': lazy(() => withTexts('insights', import('../features/insights/InsightsPage'))),
      ':kind': lazy(() => withTexts('insights', import('../features/insights/InsightsPage'))),
      ':kind/:saved': lazy(() => withTexts('insights', import('../features/insights/InsightsPage'))),
    },
  },
  {
    key: 'features',
    needs: 'view',
    pages: {
      '': lazy(() => import('../features/features/FeaturesPage')),
      ':feature': lazy(() => import('../features/features/FeaturePage')),
    },
  },
  {
    key: 'experiments',
    needs: 'view',
    pages: {
      '': lazy(() => withTexts('experiments', import('../features/experiments/ExperimentsPage'))),
      ':experiment': lazy(() => withTexts('experiments', import('../features/experiments/ExperimentPage'))),
      ':experiment/:tab': lazy(() =>
        withTexts('experiments', import('../features/experiments/ExperimentPage')),
      ),
    },
  },
  {
    key: 'flags',
    tabOf: 'experiments',
    needs: 'view',
    pages: {
      '': lazy(() => withTexts('flags', import('../features/flags/FlagsPage'))),
      ':flag': lazy(() => withTexts('flags', import('../features/flags/FlagPage'))),
      ':flag/:tab': lazy(() => withTexts('flags', import('../features/flags/FlagPage'))),
    },
  },
  {
    key: 'layers',
    tabOf: 'experiments',
    needs: 'view',
    pages: {
      '': lazy(() => withTexts('flags', import('../features/flags/LayersPage'))),
      ':holdout': lazy(() => withTexts('experiments', import('../features/experiments/HoldoutPage'))),
    },
  },
  {
    key: 'calibration',
    tabOf: 'experiments',
    needs: 'view',
    pages: {
      '': lazy(() => withTexts('experiments', import('../features/experiments/CalibrationPage'))),
    },
  },
  {
    key: 'campaigns',
    needs: 'view',
    pages: {
      '': lazy(() => import('../features/campaigns/CampaignsPage')),
      ':campaign': lazy(() => import('../features/campaigns/CampaignPage')),
    },
  },
  {
    key: 'people',
    needs: 'view_people',
    pages: {
      '': lazy(() => import('../features/people/PeoplePage')),
      segments: lazy(() => import('../features/audiences/SegmentsPage')),
      'segments/:segment': lazy(() => import('../features/audiences/SegmentPage')),
      ':person': lazy(() => import('../features/people/PersonPage')),
    },
  },
  {
    key: 'policies',
    needs: 'view',
    pages: {
      '': lazy(() => import('../features/policies/PoliciesPage')),
      ':policy': lazy(() => import('../features/policies/PolicyPage')),
    },
  },
  {
    key: 'growth',
    needs: 'view',
    pages: {
      '': lazy(() => withTexts('growth', import('../features/growth/GrowthPage'))),
      ':tab': lazy(() => withTexts('growth', import('../features/growth/GrowthPage'))),
    },
  },
  {
    key: 'settings',
    needs: 'view',
    pages: {
      '': lazy(() => withTexts('settings', import('../features/settings/SettingsPage'))),
      ':tab': lazy(() => withTexts('settings', import('../features/settings/SettingsPage'))),
    },
  },
];
