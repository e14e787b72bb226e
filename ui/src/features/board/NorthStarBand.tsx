import { Link } from 'react-router';
import type { StarView } from '../../api/types';
import { useSession } from '../../app/session';
import { useActor } from '../../components/actors';
import { useName } from '../../components/Name';
import { progressOf } from '../../components/progress';
import { useText } from '../../text';
import { Change } from './Change';
import { Definition } from './Definition';
import { useShows } from './numbers';
import { Sample, type OpenPeople } from './Sample';

interface Props {
  view: StarView | null;
  onPeople: (view: StarView) => OpenPeople;
}

function Signatures({ view }: { view: StarView }) {
  const { project } = useSession();
  const text = useText('board').star;
  const actor = useActor();
  const by = (wing: 'product' | 'operations') => view.star.signatures.find((s) => s.wing === wing)?.by;
  return (
    <span className="star-signatures">
      {(['product', 'operations'] as const).map((wing) => {
        const who = by(wing);
        return (
          <span key={wing} title={who ? text.signedBy(actor(who)) : undefined}>
            {text.wing[wing]}{' '}
            <span className={who ? 'signed' : 'weak'}>{who ? `✓ ${actor(who)}` : text.unsigned}</span>
          </span>
        );
      })}
      <Link to={`/p/${project.key}/growth/north-star`}>{text.revision(view.star.version)}</Link>
    </span>
  );
}

function Value({ view, onPeople }: { view: StarView; onPeople: Props['onPeople'] }) {
  const text = useText('board');
  const name = useName();
  const metric = view.metric!;
  const shows = useShows(metric);
  const last = view.lastClosed;
  const { target } = view.star;
  if (last?.value == null) return <span className="weak">{text.noClosed}</span>;
  const share = target === null ? 0 : progressOf(last.value, target, metric.better);
  const open = onPeople(view);
  return (
    <>
      <button
        className="star-number"
        disabled={!metric.people.numerator}
        onClick={() => open(last, 'numerator')}
      >
        {shows.value(last.value)}
      </button>
      <Change metric={metric} last={last} before={view.before} />
      {target !== null && (
        <span className="star-target">
          <span>{text.star.target(shows.bound(target))}</span>
          <span
            className="star-bar"
            role="progressbar"
            aria-label={text.star.progress}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(Math.min(1, share) * 100)}
          >
            <span style={{ width: `${Math.min(100, share * 100)}%` }} />
          </span>
          <span>{share >= 1 ? text.star.reached : shows.format.percent(share)}</span>
        </span>
      )}
      <Sample metric={metric} name={name(metric.names)} bucket={last} onPeople={open} />
      <span className="weak">{text.lastClosed(shows.bucket(last.start))}</span>
    </>
  );
}

/** The metric both wings look at first: value, change, target, progress, who signed. */
export function NorthStarBand({ view, onPeople }: Props) {
  const { project } = useSession();
  const text = useText('board').star;
  const name = useName();
  if (!view) {
    return (
      <section className="card star-band" aria-label={text.title}>
        <span className="star-title">★ {text.title}</span>
        <span className="weak">{text.none}</span>
        <Link to={`/p/${project.key}/growth/north-star`}>{text.choose}</Link>
      </section>
    );
  }
  const { metric } = view;
  return (
    <section className="card star-band" aria-label={text.title} data-testid="north-star">
      <span className="star-title">★ {text.title}</span>
      <Link className="star-name" to={`/p/${project.key}/growth/north-star`}>
        {metric ? name(metric.names) : view.star.metric}
        {metric?.subject && ` · ${name(metric.subjectNames, metric.subject)}`}
      </Link>
      {metric && <Definition metric={metric} />}
      {metric ? <Value view={view} onPeople={onPeople} /> : <span className="weak">{text.unavailable}</span>}
      <Signatures view={view} />
    </section>
  );
}
