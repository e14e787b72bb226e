import type {
  FlagBehaviour,
  FlagRule,
  GrayRelease,
  Policy,
  ReleaseMoment,
  ReleaseStep,
  ReleaseSummary,
} from '../../api/types';
import type { Dictionary } from '../../text/en';
import { same } from './model';
import { isOpen } from './releases';
import { share, type Telling } from './words';

/** Shares that are usual, percent. */
const USUAL = [1, 5, 10, 25, 50, 100];
const DAY = 24;

/** What a rule gives now: nothing while the flag is off. */
export function givenBy(behaviour: FlagBehaviour, rule: number): number {
  return behaviour.enabled ? (behaviour.rules[rule]?.rollout ?? 0) : 0;
}

/** Where the rule that a release gives out stands now; −1 where it is gone, or where nobody can tell any more. */
export function placeOf(
  rules: readonly FlagRule[],
  { rule, ruleId, state }: Pick<GrayRelease, 'rule' | 'ruleId' | 'state'>,
): number {
  if (ruleId !== null) return rules.findIndex((one) => one.id === ruleId);
  return isOpen({ state }) && rule < rules.length ? rule : -1;
}

/**
 * Whether saving stops an open gray release: one that has not begun when anything is said otherwise, one under way
 * when its rule gives another share.
 */
export function stopsRelease(
  release: Pick<ReleaseSummary, 'rule' | 'ruleId' | 'state' | 'percent'>,
  base: FlagBehaviour,
  draft: FlagBehaviour,
): boolean {
  if (release.state === 'scheduled') return !same(base, draft);
  return draft.rules[placeOf(draft.rules, release)]?.rollout !== release.percent;
}

/** Steps on from what is given now, a day each; all of them where nothing is left to give. */
export function offered(now: number): ReleaseStep[] {
  const left = USUAL.filter((percent) => percent > now);
  const percents = left.length > 0 ? left : USUAL;
  return percents.map((percent, i) => ({ percent, hours: i === percents.length - 1 ? 0 : DAY }));
}

/** Hours it lasts at least. */
export function hoursOf(steps: readonly ReleaseStep[]): number {
  return steps.reduce((sum, step) => sum + step.hours, 0);
}

/** What keeps steps from being sent. */
export function wrongWith(steps: readonly ReleaseStep[]): 'none' | 'percent' | 'rising' | undefined {
  if (steps.length === 0) return 'none';
  if (steps.some(({ percent }) => !(percent > 0 && percent <= 100))) return 'percent';
  const rises = steps.every((step, i) => i === 0 || step.percent > steps[i - 1]!.percent);
  return rises ? undefined : 'rising';
}

/**
 * Hours within which a policy surely judges a bucket that began in them: two of its buckets, or none where it judges the
 * open one.
 */
export function judgedWithin({ condition, temporal }: Pick<Policy, 'condition' | 'temporal'>): number {
  if (temporal.openBucket) return 0;
  return 2 * DAY * (condition.interval === 'week' ? 7 : 1);
}

/** What happened at one moment of a gray release. */
export function momentWords(
  moment: ReleaseMoment,
  older: ReleaseMoment | undefined,
  { text, format }: Telling,
): string {
  const words: Dictionary['flags']['release']['moment'] = text.release.moment;
  const percent = share(moment.percent, format);
  if (moment.cause === 'guardrail_firing') return words.guarded(percent);
  if (moment.cause === 'changed_by_hand') return words.byHand;
  if (moment.state === 'scheduled') return words.scheduled;
  if (moment.state === 'stopped' && older?.state === 'scheduled') return words.givenUp;
  if (moment.state !== 'running') return words[moment.state](percent);
  if (older?.state === 'scheduled') return words.started(percent);
  if (moment.cause === 'time') return words.on(percent);
  return older?.state === 'paused' ? words.resumed(percent) : words.started(percent);
}

/**
 * When a step of a gray release was given out, by its history; of an open one that goes on by itself, when it is
 * planned at the earliest. Undefined where nothing says so.
 */
export function stepAt(
  {
    steps,
    step,
    history,
    state,
    nextAt,
  }: Pick<GrayRelease, 'steps' | 'step' | 'history' | 'state' | 'nextAt'>,
  at: number,
): { time: string; planned: boolean } | undefined {
  const times = history.filter(
    (m) => (m.state === 'running' || m.state === 'done') && m.percent === steps[at]?.percent,
  );
  const given = times.map((m) => m.at).sort()[0];
  if (given && at <= step) return { time: given, planned: false };
  const begun = state !== 'scheduled';
  if (!nextAt || (begun && (state !== 'running' || at <= step))) return undefined;
  const hours = hoursOf(steps.slice(begun ? step + 1 : 0, at));
  return { time: new Date(Date.parse(nextAt) + hours * 3_600_000).toISOString(), planned: true };
}
