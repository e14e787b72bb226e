import { Link } from 'react-router';
import type { Experiment, ExperimentTraffic } from '../../api/types';
import { useSession } from '../../app/session';
import { DataTable } from '../../components/DataTable';
import { ErrorTile } from '../../components/ErrorTile';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';
import { useTold } from './parts';
import { By } from './Phases';
import { useTraffic } from './queries';

interface BarProps {
  share: number;
  agreed: number;
  exceeds: boolean;
}

/** A share of all eligible people, beside a mark at what was agreed. */
function Bar({ share, agreed, exceeds }: BarProps) {
  return (
    <span className={exceeds ? 'exp-traffic beyond' : 'exp-traffic'} aria-hidden>
      <span style={{ width: `${100 * share}%` }} />
      {agreed < 1 && <i style={{ left: `${100 * agreed}%` }} />}
    </span>
  );
}

function Steps({ experiment, found }: { experiment: Experiment; found: ExperimentTraffic }) {
  const text = useText('experiments').traffic;
  const { format } = useTold();
  const { flag, agreed, steps } = found;
  return (
    <DataTable
      caption={text.table}
      csvName={`${experiment.key}-traffic`}
      columns={[{ title: text.from }, { title: text.until }, { title: text.share }, { title: text.by }]}
      rows={steps.map((step) => ({
        key: step.from,
        cells: [
          format.time(step.from),
          step.until ? format.time(step.until) : text.lasts,
          <>
            <span className="exp-traffic-share">{format.percent(step.share)}</span>
            <Bar {...step} agreed={agreed} />
            {step.exceeds && <span className="key-under srm mismatch">▲ {text.exceeds}</span>}
          </>,
          <By key="by" {...{ flag }} flagRevision={step.flagRevision} by={step.by} />,
        ],
        values: [step.from, step.until, step.share, `${flag} r${step.flagRevision} ${step.by}`],
      }))}
    />
  );
}

function Said({ found, started }: { found: ExperimentTraffic; started: boolean }) {
  const text = useText('experiments').traffic;
  const { format } = useTold();
  const { agreed, now } = found;
  return (
    <p>
      {now !== null && (started ? text.now : text.notYet)(format.percent(now))}{' '}
      <span className="weak">{agreed < 1 ? text.agreed(format.percent(agreed)) : text.agreedAll}</span>
    </p>
  );
}

/** How many of those eligible took part, since when and by whose change, beside what both teams agreed on. */
export function Traffic({ experiment, several = false }: { experiment: Experiment; several?: boolean }) {
  const text = useText('experiments').traffic;
  const traffic = useTraffic(experiment);
  const found = traffic.data;
  if (!traffic.isEnabled || (found && !found.flag)) return null;
  if (several && (!found || (found.agreed === 1 && found.steps.every((step) => step.share === 1)))) {
    return null;
  }
  return (
    <section className="card" aria-labelledby="traffic">
      <h2 id="traffic">{text.title}</h2>
      {traffic.error && <ErrorTile error={traffic.error} onRetry={() => void traffic.refetch()} />}
      {!found && !traffic.error && <Skeleton height={64} lines={2} />}
      {found && <Said found={found} started={experiment.startedAt !== null} />}
      {found && found.steps.length > 0 && (
        <>
          <Steps {...{ experiment, found }} />
          <p className="weak">
            {found.agreed < 1 && `${text.mark} `}
            {text.lead}
          </p>
        </>
      )}
    </section>
  );
}

/** Says that the flag reaches more people than both teams agreed on, and what to do. */
export function TrafficBeyond({ experiment }: { experiment: Experiment }) {
  const { project } = useSession();
  const text = useText('experiments').traffic;
  const { format } = useTold();
  const found = useTraffic(experiment).data;
  if (!found?.exceeded || !found.flag || found.now === null) return null;
  const say = experiment.state === 'running' ? text.beyond : text.tooMuch;
  return (
    <p className="note warn" role="note">
      {say(found.flag, format.percent(found.now), format.percent(found.agreed))}{' '}
      <Link to={`/p/${project.key}/flags/${found.flag}`}>{text.toFlag}</Link>
    </p>
  );
}
