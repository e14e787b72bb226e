import type { Metric, NorthStar, StarInput } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { progressOf } from '../../components/progress';
import { SMALLEST_SAMPLE, type RateView } from '../../components/rates';
import { Skeleton } from '../../components/Skeleton';
import { SubjectLink } from '../../components/SubjectLink';
import { useText } from '../../text';
import { Progress } from './Progress';
import { useStarTree } from './queries';
import { Spark } from './Spark';
import { useOwner } from './work';

interface Props {
  star: NorthStar;
  view: RateView;
  onEdit: () => void;
}

/** How the values, differences and buckets of an input read. */
function useShows({ metric, input }: StarInput) {
  const format = useFormat(useSession().project.zone);
  const percent = (metric?.unit ?? 'percent') === 'percent';
  return {
    format,
    percent,
    value: percent ? format.percent : format.compact,
    difference: (size: number) =>
      percent
        ? format.points(size)
        : `${size > 0 ? '+' : size < 0 ? '−' : ''}${format.exact(Math.abs(size))}`,
    target: percent ? `${format.exact(Math.round(input.target * 1e6) / 1e4)}%` : format.exact(input.target),
    bucket: { day: format.axisDay, week: format.week, month: format.month }[input.interval],
  };
}

function Value({ shown, name, view }: { shown: StarInput; name: string; view: RateView }) {
  const star = useText('growth').star;
  const text = star.tree;
  const rate = useText('parts').rate;
  const shows = useShows(shown);
  const { metric, input, lastClosed: last, before } = shown;
  if (!metric || last?.value == null) return <p className="weak">{star.noData}</p>;
  const small = shows.percent && last.sample < SMALLEST_SAMPLE;
  const share = progressOf(last.value, input.target, metric.better);
  const { interval } = input;
  const door = metric.people.numerator && interval !== 'month';
  const value = shows.value(last.value);
  return (
    <>
      <p className="star-input-value">
        {door ? (
          <button
            className={small ? 'tile-rate small' : 'tile-rate'}
            aria-label={text.openPeople(name, value)}
            onClick={() =>
              view.openPeople({
                metric: input.metric as Metric,
                subject: input.subject ?? '',
                bucket: last.start,
                interval,
                side: 'numerator',
              })
            }
          >
            {value}
          </button>
        ) : (
          <span className={small ? 'tile-rate small' : 'tile-rate'}>{value}</span>
        )}
        <span>{star.targetIs(shows.target)}</span>
      </p>
      <p className="star-input-progress">
        <Progress share={share} />
        <span>{share >= 1 ? star.reached : shows.format.percent(share)}</span>
      </p>
      <p className="weak">
        {small
          ? rate.small(shows.format.exact(last.sample))
          : `n ${shows.format.exact(last.numerator)}${last.denominator === null ? '' : ` / ${shows.format.exact(last.denominator)}`}`}{' '}
        · {text.closed(shows.bucket(last.start))}
        {before?.value != null && !small && (
          <> · {star.previous(shows.difference(last.value - before.value))}</>
        )}
      </p>
    </>
  );
}

function Input({ shown, view }: { shown: StarInput; view: RateView }) {
  const star = useText('growth').star;
  const text = star.tree;
  const common: Record<string, string> = useText('common').metric;
  const name = useName();
  const owner = useOwner();
  const shows = useShows(shown);
  const { input, metric, lastClosed } = shown;
  const title = metric ? name(metric.names, input.metric) : (common[input.metric] ?? input.metric);
  const value = lastClosed?.value == null ? star.noData : shows.value(lastClosed.value);
  return (
    <li className="star-input">
      <h3>{title}</h3>
      <p className="weak">
        {metric?.subject ? (
          <SubjectLink subject={{ kind: metric.subjectKind ?? 'feature', key: metric.subject }} />
        ) : (
          star.project
        )}{' '}
        · {input.owner ? text.owner(owner(input.owner)) : text.noOwner}
      </p>
      {metric ? (
        <>
          <Value shown={shown} name={title} view={view} />
          <Spark buckets={shown.line} target={input.target} label={text.line(title, value, shows.target)} />
        </>
      ) : (
        <p className="weak">{shown.refused ? name(shown.refused) : text.unavailable}</p>
      )}
    </li>
  );
}

/** The north star as a tree: three to six metrics that move it, each with owner, value, target and trend. */
export function StarTree({ star, view, onEdit }: Props) {
  const text = useText('growth').star.tree;
  const tree = useStarTree(view.days);
  const inputs = tree.data?.inputs ?? [];
  return (
    <section className="star-tree" aria-label={text.title}>
      <div className="section-head">
        <div>
          <h2>{text.title}</h2>
          <p className="weak">{star.inputs.length > 0 ? text.lead : text.none}</p>
        </div>
        <AllowedButton needs="edit_growth" onClick={onEdit}>
          {star.inputs.length > 0 ? text.change : text.add}
        </AllowedButton>
      </div>
      {tree.error && <ErrorTile error={tree.error} onRetry={() => void tree.refetch()} />}
      {!tree.data && !tree.error && star.inputs.length > 0 && <Skeleton height={160} lines={3} />}
      {inputs.length > 0 && (
        <ul className="star-inputs">
          {inputs.map((shown) => (
            <Input key={`${shown.input.metric}~${shown.input.subject ?? ''}`} shown={shown} view={view} />
          ))}
        </ul>
      )}
    </section>
  );
}
