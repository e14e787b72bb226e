import type { BoardBucket, MetricFacts } from '../../api/types';
import { useText } from '../../text';
import { useShows } from './numbers';
import type { Side } from './queries';

export type OpenPeople = (bucket: BoardBucket, side: Side) => void;

interface Props {
  metric: MetricFacts;
  name: string;
  bucket: BoardBucket;
  onPeople: OpenPeople;
}

/** n beside a number: numerator / denominator, each a door to its people where people are counted. */
export function Sample({ metric, name, bucket, onPeople }: Props) {
  const text = useText('board');
  const shows = useShows(metric);
  const part = (side: Side, value: number) =>
    metric.people[side] ? (
      <button
        className="link-button num"
        aria-label={text.openPeople(name, shows.count(value))}
        onClick={() => onPeople(bucket, side)}
      >
        {shows.count(value)}
      </button>
    ) : (
      <span className="num" title={text.countsEvents}>
        {shows.count(value)}
      </span>
    );
  return (
    <span className="tile-sample">
      {text.sample} {part('numerator', bucket.numerator)}
      {bucket.denominator !== null && <> / {part('denominator', bucket.denominator)}</>}
    </span>
  );
}
