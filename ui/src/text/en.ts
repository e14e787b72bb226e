import antdEn from 'antd/es/locale/en_US';
import { app } from '../app/text.en';
import { acts } from '../components/acts.text.en';
import { auditWords as audit } from '../components/audit.text.en';
import { inbox } from '../components/inbox.text.en';
import { parts } from '../components/text.en';
import { audiences } from '../features/audiences/text.en';
import { board } from '../features/board/text.en';
import { campaigns } from '../features/campaigns/text.en';
import { features } from '../features/features/text.en';
import type { experiments } from '../features/experiments/text.en';
import type { flags } from '../features/flags/text.en';
import type { growth } from '../features/growth/text.en';
import type { insights } from '../features/insights/text.en';
import { people } from '../features/people/text.en';
import { policies } from '../features/policies/text.en';
import type { settings } from '../features/settings/text.en';
import { common } from './common.en';

export const dictionary = {
  common,
  app,
  parts,
  acts,
  audit,
  inbox,
  audiences,
  board,
  features,
  campaigns,
  people,
  policies,
};
export const antd = antdEn;

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { [K in keyof T]: Widen<T[K]> };

/** Every text of the interface; the English one is the pattern that the other language must match. */
export type Dictionary = Widen<
  typeof dictionary & {
    insights: typeof insights;
    experiments: typeof experiments;
    flags: typeof flags;
    growth: typeof growth;
    settings: typeof settings;
  }
>;

/** Rooms whose texts come with their pages: the shell is loaded without them. */
export type LateRoom = 'insights' | 'experiments' | 'flags' | 'growth' | 'settings';
