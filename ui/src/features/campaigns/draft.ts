import type { Campaign, CampaignState, EventSelector } from '../../api/types';
import { bothNames } from '../../components/names';
import { finished, unfinished } from '../../components/selectors';

/** A campaign while it is being written; half-filled rows are allowed. */
export interface CampaignDraft {
  key: string;
  zh: string;
  en: string;
  features: string[];
  period: [string, string] | null;
  participation: EventSelector | null;
  reach: EventSelector | null;
  /** Set through the API; the form hands them back as they were. */
  completion: Campaign['completion'];
  windowDays: Campaign['windowDays'];
  /** Key of the segment it is meant for; null for everybody who is active. */
  segment: Campaign['segment'];
}

export interface CampaignRequest {
  key: string;
  names: Campaign['names'];
  kind: 'external';
  features: string[];
  from: string;
  to: string;
  participation: EventSelector;
  reach: EventSelector | null;
  completion: Campaign['completion'];
  windowDays: Campaign['windowDays'];
  segment: Campaign['segment'];
}

export const blank: CampaignDraft = {
  key: '',
  zh: '',
  en: '',
  features: [],
  period: null,
  participation: null,
  reach: null,
  completion: null,
  windowDays: null,
  segment: null,
};

export function draftOf(campaign: Campaign): CampaignDraft {
  const { key, names, features, participation, reach, completion, windowDays, segment } = campaign;
  return {
    key,
    zh: names.zh,
    en: names.en,
    features,
    period: [campaign.from, campaign.to],
    participation,
    reach,
    completion,
    windowDays,
    segment,
  };
}

/** Fields that keep a draft from being sent. */
export function problemsOf(
  draft: CampaignDraft,
): Partial<Record<keyof CampaignDraft, 'missing' | 'unfinished'>> {
  const problems: ReturnType<typeof problemsOf> = {};
  if (!draft.zh.trim() && !draft.en.trim()) problems.en = 'missing';
  if (!draft.period) problems.period = 'missing';
  if (finished([draft.participation]).length === 0) problems.participation = 'missing';
  if (unfinished([draft.participation])) problems.participation = 'unfinished';
  if (unfinished([draft.reach])) problems.reach = 'unfinished';
  if (unfinished([draft.completion])) problems.completion = 'unfinished';
  if (finished([draft.completion]).length > 0 && !draft.windowDays) problems.windowDays = 'missing';
  return problems;
}

/** What is sent; undefined while something is missing. A name missing in one language takes the other's. */
export function requestOf(draft: CampaignDraft): CampaignRequest | undefined {
  const [participation] = finished([draft.participation]);
  const [reach] = finished([draft.reach]);
  const [completion] = finished([draft.completion]);
  if (!draft.period || !participation) return undefined;
  return {
    key: draft.key.trim(),
    names: bothNames(draft),
    kind: 'external',
    features: draft.features,
    from: draft.period[0],
    to: draft.period[1],
    participation,
    reach: reach ?? null,
    completion: completion ?? null,
    windowDays: completion ? draft.windowDays : null,
    segment: draft.segment ?? null,
  };
}

export type Transition = 'schedule' | 'draft' | 'start' | 'pause' | 'resume' | 'end';

export interface Step {
  transition: Transition;
  to: CampaignState;
}

/** What a person may do with a campaign in a state, the likeliest first; the server holds the same rules. */
export const stepsFrom: Record<CampaignState, Step[]> = {
  draft: [{ transition: 'schedule', to: 'scheduled' }],
  scheduled: [
    { transition: 'start', to: 'running' },
    { transition: 'draft', to: 'draft' },
  ],
  running: [
    { transition: 'pause', to: 'paused' },
    { transition: 'end', to: 'ended' },
  ],
  paused: [
    { transition: 'resume', to: 'running' },
    { transition: 'end', to: 'ended' },
  ],
  ended: [],
};
