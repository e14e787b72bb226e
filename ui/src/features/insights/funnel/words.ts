import type { FunnelAnswer, FunnelBin, FunnelQuery, FunnelStage } from '../../../api/types';
import type { Format } from '../../../components/format';
import type { Dictionary } from '../../../text/en';
import { bucketName } from '../frame/buckets';
import { eventName, groupName, rangeWords, rest, selectorWords } from '../frame/words';
import { windowWords } from '../frame/window';

/** A number of a funnel: who came to a step, or who did the one before and not this one. */
export interface FunnelCell {
  /** From 1. */
  step: number;
  outcome: 'converted' | 'dropped';
  /** Values of the breakdowns; everybody without. */
  breakdown?: (string | null)[];
  /** First date of a bucket of the conversion over time. */
  bucket?: string;
  /** Place of a bar of the time to convert. */
  bin?: number;
}

/** The query as people would say it. */
export function sentenceOf(query: FunnelQuery, format: Format, text: Dictionary): string {
  const words = text.insights.funnel.sentence;
  const steps = query.steps.map((s) => {
    const name = selectorWords(s, text);
    return s.optional ? words.optional(name) : name;
  });
  const order = query.order ?? 'sequential';
  const parts = [
    words.order[query.semantics === 'windowFunnel' ? 'windowFunnel' : order],
    ...(query.hold ? [words.hold(query.hold)] : []),
    ...(query.perSession ? [words.session] : []),
    ...(query.exclusions ?? []).map((e) => words.without(selectorWords(e, text), e.after, e.before)),
  ];
  return (
    words.all(
      steps.join(order === 'any' ? words.and : words.then),
      windowWords(query.window ?? 'P14D', text),
      parts.join(words.also),
      rangeWords(query, format, text),
    ) + rest(query, text)
  );
}

/** What a step is called; in any order it only counts how many were done. */
export function stepName(query: FunnelQuery, step: number, text: Dictionary): string {
  if (query.order === 'any') return text.insights.funnel.anyOf(step);
  return eventName(query.steps[step - 1]?.event ?? '', text);
}

/** "1 h–2 h": how long those of a bar took. */
export function barWords({ fromSeconds, toSeconds }: FunnelBin, format: Format, text: Dictionary): string {
  return text.insights.funnel.between(format.duration(fromSeconds), format.duration(toSeconds));
}

/** What a number is called above its people. */
export function cellTitle(
  cell: FunnelCell,
  { query, answer }: { query: FunnelQuery; answer: FunnelAnswer },
  format: Format,
  text: Dictionary,
): string | undefined {
  const words = text.insights.funnel;
  if (!answer.steps[cell.step - 1]) return undefined;
  const step = stepName(query, cell.step, text);
  const dropped = cell.outcome === 'dropped';
  const bar = cell.bin === undefined ? undefined : answer.timeToConvert?.bins[cell.bin];
  if (cell.bin !== undefined && !bar) return undefined;
  const what = dropped ? words.droppedAt(cell.step, step) : words.cameTo(cell.step, step);
  const of = [
    ...(cell.breakdown?.length ? [groupName(cell.breakdown, text, query.breakdown)] : []),
    ...(bar ? [barWords(bar, format, text)] : []),
    ...(cell.bucket ? [words.startedIn(bucketName(cell.bucket, query.interval ?? 'day', format))] : []),
  ];
  return [what, ...of].join(' · ');
}

/** People who did the required step before and not this one; null for the first and for optional ones. */
export function lostAt(stages: readonly FunnelStage[], index: number): number | null {
  const stage = stages[index];
  if (index === 0 || !stage || stage.optional) return null;
  const before = stages.slice(0, index).findLast((s) => !s.optional);
  return before ? before.people - stage.people : null;
}

/** The step at which most people are lost; undefined when nobody is. */
export function largestLoss(stages: readonly FunnelStage[]): number | undefined {
  let at: number | undefined;
  let most = 0;
  stages.forEach((_, i) => {
    const lost = lostAt(stages, i) ?? 0;
    if (lost > most) {
      most = lost;
      at = i;
    }
  });
  return at;
}
