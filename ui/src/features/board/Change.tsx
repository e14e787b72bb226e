import type { BoardBucket, MetricFacts } from '../../api/types';
import { useText } from '../../text';
import { isBetter, isSmall, useShows } from './numbers';

interface Props {
  metric: MetricFacts;
  last: BoardBucket | null;
  before: BoardBucket | null;
}

/** The change since the bucket before: a neutral arrow, and the word better or worse by the metric's direction. */
export function Change({ metric, last, before }: Props) {
  const text = useText('board');
  const shows = useShows(metric);
  if (last?.value == null || before?.value == null || isSmall(metric, last) || isSmall(metric, before)) {
    return null;
  }
  const difference = last.value - before.value;
  const better = isBetter(metric, difference);
  const arrow = better === undefined ? '→' : difference > 0 ? '↑' : '↓';
  const size = shows.difference(difference).replace(/^[+−-]/, '');
  return (
    <span className={better === undefined ? 'change' : better ? 'change better' : 'change worse'}>
      <span className="change-arrow">
        {arrow} {size}
      </span>
      {better !== undefined && <> {better ? text.better : text.worse}</>}
      <span className="hidden"> {text.since(shows.bucket(before.start))}</span>
    </span>
  );
}
