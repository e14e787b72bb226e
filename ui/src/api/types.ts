import type { rolesWith } from './permissions';
import type { components } from './schema';

/**
 * What the server says and takes, under the names the interface uses. Generated from the OpenAPI document; instants are
 * ISO-8601 UTC, local dates yyyy-MM-dd in the project's zone.
 */
type Schemas = components['schemas'];

/** The server writes every field, null where there is nothing; the document calls such fields optional. */
export type Filled<S> = S extends (infer E)[]
  ? Filled<E>[]
  : S extends object
    ? string extends keyof S
      ? S
      : { [K in keyof S]-?: Filled<Exclude<S[K], undefined>> }
    : S;

type Answer<N extends keyof Schemas> = Filled<Schemas[N]>;

/** A schema whose plain strings are known more narrowly than the document says. */
type Narrow<S, N> = Omit<S, keyof N> & N;

export interface Page<T> {
  items: T[];
  next: string | null;
}

export type Permission = keyof typeof rolesWith;

/** Everybody in a project may view it. */
export type Role = (typeof rolesWith)['view'][number];

export type Names = Answer<'Names'>;
export type Status = Narrow<Answer<'ServerStatus'>, { clock: 'real' | 'settable' }>;
export type MyProject = Narrow<Answer<'MyProject'>, { roles: Role[]; permissions: Permission[] }>;
export type Me = Narrow<Answer<'MeView'>, { projects: MyProject[] }>;

export type Filter = Answer<'Filter'>;
export type FilterOp = Filter['op'];
export type EventSelector = Answer<'EventSelector'>;

export type Feature = Answer<'Feature'>;
export type Campaign = Answer<'Campaign'>;
export type CampaignState = Campaign['state'];

export type Rates = Answer<'RateResult'>;
export type Bucket = Answer<'RateBucket'>;
export type RateDefinition = Answer<'RateDefinition'>;
export type Metric = Rates['metric'];
export type Interval = Schemas['TrendQuery']['interval'];

export type SavedBoard = Answer<'SavedBoard'>;
export type BoardTileSetting = SavedBoard['tiles'][number];
export type Board = Narrow<
  Answer<'BoardView'>,
  { insights: Narrow<Answer<'BoardView'>['insights'][number], { insight: SavedInsight }>[] }
>;
export type BoardTile = Answer<'BoardTile'>;
export type BoardBucket = Answer<'BoardBucket'>;
export type TilePolicy = BoardTile['policies'][number];
export type MetricFacts = BoardTile['metric'];
export type StarView = Answer<'StarView'>;
export type BoardToday = Answer<'BoardToday'>;
export type DigestView = Answer<'DigestView'>;
export type InboxItem = Answer<'InboxItem'>;
export type Happening = Answer<'Happening'>;

export type PersonSummary = Answer<'PersonSummary'>;
export type People = Answer<'PeoplePage'>;
export type PersonDetail = Answer<'PersonDetails'>;
export type TimelineItem = Answer<'TimelineItem'>;
export type Wing = TimelineItem['wing'];

export type Subject = Answer<'PolicySubject'>;
export type WorkItem = Answer<'WorkItem'>;
export type WorkState = WorkItem['state'];
export type Pool = Answer<'Pool'>;
export type Allocation = Pool['allocations'][number];
export type PoolShift = Pool['shifts'][number];
export type GateReview = Answer<'GateReview'>;
export type GateStanding = GateReview['gates'][number];
export type NorthStar = Answer<'NorthStar'>;
export type NorthStarInput = NorthStar['inputs'][number];
export type StarTree = Answer<'StarTree'>;
export type StarInput = StarTree['inputs'][number];
export type CalendarEntry = Answer<'CalendarEntry'>;
export type Hold = Answer<'Hold'>;
export type CustomMetric = Answer<'CustomMetric'>;
export type Measuring = CustomMetric['numerator'];
export type SignalSeries = Answer<'SignalResult'>;
export type Channel = Answer<'Channel'>;
export type Delivery = Answer<'Delivery'>;

export type SavedInsight = Narrow<Answer<'SavedInsight'>, { question: Record<string, unknown> }>;

export type TrendQuery = Schemas['TrendQuery'];
export type TrendSeries = Schemas['TrendSeries'];
/** Null values: no number in that bucket, no value of the property; the document cannot say so of an array's elements. */
export type TrendLine = Narrow<
  Answer<'TrendLine'>,
  { values: (number | null)[]; breakdown: (string | null)[] }
>;
export type Measure = TrendSeries['measure'];
export type TrendFormulaLine = Narrow<
  Answer<'TrendFormulaLine'>,
  { values: (number | null)[]; breakdown: (string | null)[] }
>;
type Trended = { series: TrendLine[]; formulas: TrendFormulaLine[] };
export type TrendBefore = Narrow<Answer<'TrendBefore'>, Trended>;
export type TrendAnswer = Narrow<Answer<'TrendAnswer'>, Trended & { compared: TrendBefore | null }>;
export type Annotation = Answer<'Annotation'>;

export type FunnelQuery = Schemas['FunnelQuery'];
export type FunnelStage = Answer<'FunnelStage'>;
export type FunnelBin = Answer<'FunnelBin'>;
export type FunnelGroup = Narrow<Answer<'FunnelGroup'>, { breakdown: (string | null)[] }>;
export type FunnelAnswer = Narrow<Answer<'FunnelAnswer'>, { groups: FunnelGroup[] }>;

export type RetentionQuery = Schemas['RetentionQuery'];
export type RetentionCohort = Narrow<Answer<'RetentionCohort'>, { values: (number | null)[] }>;
type Retained = {
  cohorts: RetentionCohort[];
  weightedMean: (number | null)[];
  simpleMean: (number | null)[];
};
export type RetentionGroup = Narrow<Answer<'RetentionGroup'>, Retained & { breakdown: (string | null)[] }>;
export type RetentionAnswer = Narrow<Answer<'RetentionAnswer'>, Retained & { groups: RetentionGroup[] }>;

export type StickinessQuery = Schemas['StickinessQuery'];
export type StickinessAnswer = Answer<'StickinessAnswer'>;

export type LifecycleQuery = Schemas['LifecycleQuery'];
export type LifecycleSeries = Narrow<Answer<'LifecycleSeries'>, { values: (number | null)[] }>;
export type LifecycleAnswer = Narrow<Answer<'LifecycleAnswer'>, { series: LifecycleSeries[] }>;
export type LifecycleState = LifecycleSeries['state'];

export type PathsQuery = Schemas['PathsQuery'];
export type PathsAnswer = Answer<'PathsAnswer'>;
export type PathNode = Answer<'PathNode'>;

export type Sentence = Answer<'Sentence'>;
export type Breakdown = Schemas['Breakdown'];
export type MovedQuery = Schemas['MovedQuery'];
/** A part's value is null where the property is missing. */
export type MovedAnswer = Answer<'MovedAnswer'>;
export type MovedCell = Schemas['MovedCell'];
export type MatrixQuery = Schemas['MatrixQuery'];
export type MatrixAnswer = Answer<'MatrixAnswer'>;
export type MatrixCell = Schemas['MatrixCell'];
export type QuadrantQuery = Schemas['QuadrantQuery'];
export type QuadrantAnswer = Answer<'Used_reachedAnswer'>;
export type QuadrantCell = Schemas['QuadrantCell'];
export type ResidueQuery = Schemas['ResidueQuery'];
export type ResidueAnswer = Answer<'ResidueAnswer'>;
export type ResidueCell = Schemas['ResidueCell'];
export type UnusedQuery = Schemas['UnusedQuery'];
export type UnusedAnswer = Answer<'UnusedAnswer'>;
export type UnusedCell = Schemas['UnusedCell'];
export type ChurnQuery = Schemas['ChurnQuery'];
export type ChurnAnswer = Answer<'ChurnAnswer'>;
export type ChurnCell = Schemas['ChurnCell'];
export type ValueQuery = Schemas['ValueQuery'];
export type ValueAnswer = Answer<'ValueAnswer'>;
export type ValueCell = Schemas['ValueCell'];
export type AcquisitionQuery = Schemas['AcquisitionQuery'];
export type AcquisitionAnswer = Answer<'AcquisitionAnswer'>;
export type AcquisitionCell = Schemas['AcquisitionCell'];
export type PredictionQuery = Schemas['PredictionQuery'];
export type PredictionAnswer = Answer<'PredictionAnswer'>;
export type PredictionCell = Schemas['PredictionCell'];
export type Spend = Answer<'Spend'>;
export type SpendDraft = Schemas['SpendDraft'];
export type SpendImport = Answer<'SpendImport'>;
export type HolidayCalendar = Answer<'HolidayCalendar'>;
export type HolidayDay = Answer<'HolidayDay'>;

export type PlanEvent = Answer<'KnownEvent'>;
export type PlanProperty = Answer<'KnownProperty'>;
export type WriteKey = Answer<'WriteKeyView'>;

export type PolicySubject = Answer<'PolicySubject'>;
export type PolicyState = 'ok' | 'pending' | 'firing' | 'recovering';
export type PolicyPredicate = Answer<'PolicyPredicate'>;
export type PolicyAction = Answer<'ActionSpec'>;
export type PolicyDraft = Answer<'PolicyDraft'>;
export type Policy = Answer<'Policy'>;
export type PolicyEpisode = Narrow<
  Answer<'PolicyEpisode'>,
  { ended: 'cleared' | 'revised' | 'retired' | null }
>;
export type PolicyTemplate = Answer<'PolicyTemplate'>;
export type Evaluation = Answer<'PolicyEvaluation'>;
export type Backtest = Answer<'Backtest'>;
export type BacktestDay = Backtest['days'][number];
export type MetricInfo = Answer<'MetricView'>;
export type Action = Answer<'ActionView'>;
export type ActionState = Action['state'];
export type ActionTypeInfo = Answer<'ActionTypeView'>;

export type RunningQuery = Answer<'RunningQuery'>;

export type Segment = Answer<'Segment'>;
export type SegmentRow = Answer<'SegmentRow'>;
export type SegmentUse = Answer<'SegmentUsage'>;
export type SegmentDay = Answer<'SegmentDay'>;
export type SegmentRevision = Answer<'SegmentRevision'>;
export type SegmentPreview = Answer<'SegmentPreview'>;
export type SegmentListing = Answer<'SegmentListing'>;
export type SegmentStay = Answer<'SegmentStay'>;

export type FlagVariant = { key: string; value?: unknown };
export type FlagCondition = Answer<'FlagCondition'>;
export type FlagRule = Answer<'FlagRule'>;
export type FlagShare = Answer<'FlagShare'>;
export type FlagPrerequisite = Answer<'FlagPrerequisite'>;
export type FlagTesters = Answer<'FlagTesters'>;
export type FlagBehaviour = Answer<'FlagBehaviour'>;
/** What an environment that is not named does: off, without rules. */
export type Flag = Narrow<
  Answer<'Flag'>,
  { environments: Record<string, FlagBehaviour | undefined>; variants: FlagVariant[]; payload: unknown }
>;
export type FlagDraft = Schemas['FlagDraft'];
export type FlagChange = Schemas['FlagChange'];
export type FlagDependencies = Answer<'FlagDependencies'>;
/** By path, e.g. environments.production.rules[0].rollout; null where it was or is not there. */
export type FlagDifference = { path: string; before: unknown; after: unknown };
export type FlagRevision = Narrow<Answer<'FlagRevisionView'>, { differences: FlagDifference[] }>;
export type FlagOutcome = Narrow<Answer<'FlagOutcome'>, { value: unknown; payload: unknown }>;
export type FlagApproval = Answer<'FlagApproval'>;
export type FlagApprovals = Answer<'FlagApprovalsSaid'>;
export type GrayRelease = Answer<'GrayRelease'>;
export type ReleaseDraft = Filled<Schemas['ReleaseDraft']>;
export type ReleaseMoment = GrayRelease['history'][number];
export type ReleaseStep = Answer<'ReleaseStep'>;
export type ReleaseSummary = Answer<'ReleaseSummary'>;
export type Layer = Answer<'Layer'>;
export type LayerDraft = Schemas['LayerDraft'];
export type Holdout = Answer<'Holdout'>;
export type HoldoutDraft = Schemas['HoldoutDraft'];
export type HoldoutChange = Schemas['HoldoutChange'];
export type HoldoutComparison = Narrow<
  Answer<'HoldoutComparison'>,
  {
    metrics: ExperimentMetric[];
    definition: ExperimentDefinition | null;
    findings: ExperimentFindings | null;
  }
>;
export type FlagEffect = { id: string; before: FlagOutcome; after: FlagOutcome };

export type ExperimentDefinition = Answer<'ExperimentDefinition'>;
export type ExperimentFactor = ExperimentDefinition['factors'][number];
export type ExperimentVariant = ExperimentDefinition['variants'][number];
export type ExperimentExposure = NonNullable<ExperimentDefinition['exposure']>;
export type ExperimentMetric = ExperimentDefinition['metrics'][number];
export type ExperimentSource = NonNullable<ExperimentMetric['source']>;
export type Experiment = Answer<'Experiment'>;
export type ExperimentPhase = Narrow<Answer<'ExperimentPhase'>, { shares: Record<string, number> }>;
export type ExperimentTraffic = Answer<'ExperimentTraffic'>;
export type ExperimentCalibration = Answer<'Calibration'>;
export type ExperimentPast = ExperimentCalibration['past'][number];
export type ExperimentRow = Answer<'ExperimentRow'>;
export type ExperimentDraft = { key: string; definition: ExperimentDefinition };
export type ExperimentRevision = Answer<'ExperimentRevision'>;
export type ExperimentOutcome = Schemas['DecisionDraft']['outcome'];
export type ExperimentAnalysis = Answer<'AnalysisListed'>;
export type ExperimentResults = Answer<'ExperimentResults'>;
export type ExperimentFindings = ExperimentResults['findings'];
export type ExperimentMetricResult = ExperimentFindings['metrics'][number];
export type ExperimentComparison = ExperimentMetricResult['comparisons'][number];
export type ExperimentEffect = NonNullable<ExperimentComparison['relative']>;
export type ExperimentFactorial = NonNullable<ExperimentMetricResult['factorial']>;
export type ExperimentPoint = Answer<'TimelinePoint'>;
export type ExperimentBreakdown = Answer<'ExperimentBreakdown'>;
export type ExperimentSegment = ExperimentBreakdown['findings']['values'][number];
export type ExperimentDays = Answer<'ExperimentDays'>;
export type ExperimentValue = Answer<'ExperimentValue'>;
export type ExperimentPlanQuestion = Schemas['PlanQuestion'];
export type ExperimentPlan = Answer<'PlanAnswer'>;
