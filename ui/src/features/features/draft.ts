import type { EventSelector, Feature } from '../../api/types';
import { bothNames } from '../../components/names';
import { finished, unfinished } from '../../components/selectors';

/** A feature while it is being written; half-filled rows are allowed. */
export interface FeatureDraft {
  key: string;
  zh: string;
  en: string;
  tier: Feature['tier'];
  productOwner: string | null;
  operationsOwner: string | null;
  keyEvents: EventSelector[];
  exposure: EventSelector | null;
  rating: EventSelector | null;
  ratingProperty: string | null;
  complaints: EventSelector[];
  launchDate: string | null;
}

export type FeatureRequest = Omit<Feature, 'archived' | 'version'>;

export const blank: FeatureDraft = {
  key: '',
  zh: '',
  en: '',
  tier: 'standard',
  productOwner: null,
  operationsOwner: null,
  keyEvents: [{ event: '', where: [] }],
  exposure: null,
  rating: null,
  ratingProperty: null,
  complaints: [],
  launchDate: null,
};

export function draftOf(feature: Feature): FeatureDraft {
  const { key, names, tier, productOwner, operationsOwner, keyEvents, exposure, complaints, launchDate } =
    feature;
  return {
    key,
    zh: names.zh,
    en: names.en,
    tier,
    productOwner,
    operationsOwner,
    keyEvents,
    exposure,
    rating: feature.rating?.event ?? null,
    ratingProperty: feature.rating?.property ?? null,
    complaints,
    launchDate,
  };
}

/** What is sent: a name missing in one language takes the other's, empty rows go, a rating needs its property. */
export function requestOf(draft: FeatureDraft): FeatureRequest {
  const [rating] = finished([draft.rating]);
  const [exposure] = finished([draft.exposure]);
  return {
    key: draft.key.trim(),
    names: bothNames(draft),
    tier: draft.tier,
    productOwner: draft.productOwner || null,
    operationsOwner: draft.operationsOwner || null,
    keyEvents: finished(draft.keyEvents),
    exposure: exposure ?? null,
    rating: rating && draft.ratingProperty ? { event: rating, property: draft.ratingProperty } : null,
    complaints: finished(draft.complaints),
    launchDate: draft.launchDate || null,
  };
}

/** Fields that keep a draft from being sent. */
export function problemsOf(
  draft: FeatureDraft,
): Partial<Record<keyof FeatureDraft, 'missing' | 'unfinished'>> {
  const problems: ReturnType<typeof problemsOf> = {};
  if (!draft.zh.trim() && !draft.en.trim()) problems.en = 'missing';
  if (finished(draft.keyEvents).length === 0) problems.keyEvents = 'missing';
  if (draft.rating?.event && !draft.ratingProperty) problems.ratingProperty = 'missing';
  if (unfinished(draft.keyEvents)) problems.keyEvents = 'unfinished';
  if (unfinished([draft.exposure])) problems.exposure = 'unfinished';
  if (unfinished([draft.rating])) problems.rating = 'unfinished';
  if (unfinished(draft.complaints)) problems.complaints = 'unfinished';
  return problems;
}
