import type { components } from './schema';

type Schemas = components['schemas'];

/** A schema whose plain strings are known more narrowly than the document says. */
type Narrow<S, N> = Omit<S, keyof N> & N;

/** What the server says and takes. Instants are ISO-8601 UTC, local dates yyyy-MM-dd in the project's zone. */

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Names {
  zh: string;
  en: string;
}

export type Role = 'admin' | 'product' | 'operations' | 'engineering' | 'support' | 'analyst' | 'viewer';

export type Permission =
  | 'view'
  | 'view_people'
  | 'edit_features'
  | 'edit_campaigns'
  | 'edit_tracking_plan'
  | 'view_live_events'
  | 'import'
  | 'manage_keys'
  | 'manage_members'
  | 'administer'
  | 'view_audit';

export type Status = Narrow<Schemas['ServerStatus'], { clock: 'real' | 'settable' }>;

export type MyProject = Narrow<Schemas['MyProject'], { roles: Role[]; permissions: Permission[] }>;

export type Me = Narrow<Schemas['MeView'], { projects: MyProject[] }>;

export type FilterOp = 'eq' | 'ne' | 'in' | 'gt' | 'gte' | 'lt' | 'lte' | 'contains' | 'matches' | 'exists';

export interface Filter {
  property: string;
  op: FilterOp;
  value: string[];
}

export interface EventSelector {
  event: string;
  where: Filter[];
}

export interface Feature {
  key: string;
  names: Names;
  tier: 'core' | 'standard' | 'exploratory';
  productOwner: string | null;
  operationsOwner: string | null;
  keyEvents: EventSelector[];
  exposure: EventSelector | null;
  rating: { event: EventSelector; property: string } | null;
  complaints: EventSelector[];
  launchDate: string | null;
  archived: boolean;
  version: number;
}

export type CampaignState = 'draft' | 'scheduled' | 'running' | 'paused' | 'ended';

export interface Campaign {
  key: string;
  names: Names;
  kind: 'external';
  features: string[];
  from: string;
  to: string;
  participation: EventSelector;
  reach: EventSelector | null;
  state: CampaignState;
  version: number;
  stateChangedBy: string | null;
  stateChangedAt: string | null;
  stateReason: string | null;
}

export type Interval = 'day' | 'week' | 'month';

export type Metric =
  'penetration' | 'usage' | 'participation' | 'reach' | 'paid_conversion' | 'complaint_rate';

export interface Bucket {
  start: string;
  numerator: number;
  denominator: number;
  rate: number | null;
  status: 'open' | 'closed' | 'no_data';
}

export interface RateDefinition {
  revision: number;
  numerator: Names;
  denominator: Names;
}

export interface Rates {
  metric: Metric;
  subject: string | null;
  zone: string;
  asOf: string;
  elapsedMs: number;
  interval: Interval;
  definition: RateDefinition;
  buckets: Bucket[];
}

export interface BoardTile {
  metric: Metric;
  subject: string | null;
  subjectNames: Names | null;
  definition: RateDefinition;
  threshold: number | null;
  today: Bucket;
  lastClosed: Bucket | null;
  line: Bucket[];
}

export interface Board {
  zone: string;
  asOf: string;
  now: string;
  tiles: BoardTile[];
}

export interface BoardToday {
  tiles: { metric: Metric; subject: string | null; today: Bucket; asOf: string }[];
}

export interface PersonSummary {
  person: string;
  distinctId: string;
  name: string | null;
  email: string | null;
  properties: Record<string, unknown>;
  firstSeen: string;
  lastSeen: string;
}

export interface People extends Page<PersonSummary> {
  total: number;
}

export interface PersonDetail {
  person: string;
  distinctIds: string[];
  properties: Record<string, unknown>;
  firstSeen: string | null;
  lastSeen: string | null;
  events: number;
}

export type Wing = 'product' | 'operations' | 'feedback' | 'other';

export interface TimelineItem {
  uuid: string;
  time: string;
  event: string;
  wing: Wing;
  feature: string | null;
  campaign: string | null;
  properties: Record<string, unknown>;
}

export type Measure = 'events' | 'people' | 'sum' | 'avg' | 'min' | 'max' | 'p50' | 'p90' | 'p99';

export interface TrendSeries {
  event: string;
  measure: Measure;
  property?: string;
  where: Filter[];
}

export interface TrendQuery {
  kind: 'trend';
  from: string;
  to: string;
  interval: Interval;
  series: TrendSeries[];
  where: Filter[];
  breakdown: { property: string; limit: number }[];
}

export interface TrendAnswer {
  kind: 'trend';
  zone: string;
  engine: string;
  elapsedMs: number;
  /** Place in the event stream it reflects; opaque. */
  asOf: string;
  buckets: string[];
  series: {
    label: string;
    /** Which series of the query, from 0. */
    index: number;
    event: string;
    measure: Measure;
    breakdown: (string | null)[];
    values: (number | null)[];
  }[];
}

export interface PlanEvent {
  name: string;
  description: string | null;
  status: 'visible' | 'hidden' | 'blocked';
  count: number;
  firstSeen: string;
  lastSeen: string;
  properties: number;
}

export interface PlanProperty {
  name: string;
  event: string | null;
  type: 'text' | 'number' | 'boolean' | 'time' | 'list' | 'object' | 'mixed';
  description: string | null;
  status: 'visible' | 'hidden' | 'blocked';
  promoted: boolean;
  count: number;
  examples: string[];
}

export type WriteKey = Schemas['WriteKeyView'];
