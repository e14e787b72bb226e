import { Link } from 'react-router';
import type { ExperimentCalibration, ExperimentPast } from '../../api/types';
import { useSession } from '../../app/session';
import { DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { ExperimentTabs } from '../../components/ExperimentTabs';
import { useName } from '../../components/Name';
import { PageHead } from '../../components/PageHead';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';
import './experiments.css';
import { scaleOf, type Scale } from './model';
import { OutcomeTag, useTold } from './parts';
import { useCalibration } from './queries';

/** Fewer A/A tests say nothing about how often they raise a false alarm. */
const FEWEST_SAME = 20;

function Figure(props: { title: string; value: string; n: string; says: string; weak?: boolean }) {
  const { title, value, n, says, weak } = props;
  return (
    <section className="card exp-figure">
      <h2>{title}</h2>
      <p className={weak ? 'value weak' : 'value'}>
        {value} <span className="weak">{n}</span>
      </p>
      <p className="weak">{says}</p>
    </section>
  );
}

/** What came of all experiments: how many won, were shipped or blocked; how often A/A tests raised a false alarm. */
function Figures({ found }: { found: ExperimentCalibration }) {
  const text = useText('experiments').calibration;
  const { format, lift } = useTold();
  const { experiments, wins, shipped, blocked, sameForAll, falseAlarms, mean, deviation } = found;
  const share = (part: number, of: number) => (of > 0 ? format.percent(part / of) : '—');
  const few = sameForAll < FEWEST_SAME;
  return (
    <div className="exp-figures">
      <Figure
        title={text.wins}
        value={share(wins, experiments)}
        n={text.of(wins, experiments)}
        says={text.winsSay(shipped, blocked)}
      />
      <Figure
        title={text.alarms}
        value={few ? text.few : share(falseAlarms, sameForAll)}
        n={text.of(falseAlarms, sameForAll)}
        says={few ? text.fewSay(FEWEST_SAME) : text.alarmsSay}
        weak={few}
      />
      <Figure
        title={text.typical}
        value={mean === null ? '—' : lift(mean)}
        n={mean === null || deviation === null ? '' : text.deviation(format.percent(deviation))}
        says={mean === null ? text.typicalNone : text.typicalSay}
        weak={mean === null}
      />
    </div>
  );
}

/** Measured and what is left of it, on one scale; the numbers stand beside it in words. */
function Shrunk({ past, scale }: { past: ExperimentPast; scale: Scale }) {
  const { effect } = past;
  if (!effect) return null;
  const { estimate, shrunk, low, high } = effect;
  return (
    <div className="interval shrunk" aria-hidden>
      <span className="zero" style={{ left: `${scale.at(0)}%` }} />
      {low !== null && high !== null && (
        <span
          className="whisker"
          style={{ left: `${scale.at(low)}%`, width: `${scale.at(high) - scale.at(low)}%` }}
        />
      )}
      <span className="measured" style={{ left: `${scale.at(estimate)}%` }} />
      {shrunk !== null && <span className="dot" style={{ left: `${scale.at(shrunk)}%` }} />}
    </div>
  );
}

function usePlotted(past: ExperimentPast[]): Scale {
  return scaleOf(
    past.flatMap(({ effect }) =>
      effect
        ? [
            { low: effect.estimate, high: effect.estimate },
            { low: effect.low ?? 0, high: effect.high ?? 0 },
          ]
        : [],
    ),
  );
}

/** Each experiment that is over: what was measured, what to believe of it. */
function Past({ past }: { past: ExperimentPast[] }) {
  const { project } = useSession();
  const all = useText('experiments');
  const text = all.calibration;
  const { lift, format } = useTold();
  const name = useName();
  const scale = usePlotted(past);
  const believed = ({ effect }: ExperimentPast) => {
    if (!effect || effect.shrunk === null || effect.low === null || effect.high === null) return '—';
    return `${lift(effect.shrunk)} [${lift(effect.low)}, ${lift(effect.high)}]`;
  };
  return (
    <section className="card">
      <h2>{text.each}</h2>
      <p className="weak">
        {text.eachLead} <span className="exp-key measured" aria-hidden /> {text.measured}{' '}
        <span className="exp-key dot" aria-hidden /> {text.shrunk}
      </p>
      <DataTable
        caption={text.each}
        csvName="experiment-calibration"
        columns={[
          { title: all.list.experiment },
          { title: text.outcome },
          { title: text.ended },
          { title: text.measured, number: true },
          { title: text.believe, number: true },
          { title: text.plot(lift(scale.low), lift(scale.high)) },
        ]}
        rows={past.map((one) => ({
          key: one.key,
          cells: [
            <Link key="name" to={`/p/${project.key}/experiments/${one.key}`}>
              {name(one.names, one.key)}
            </Link>,
            <>
              <OutcomeTag outcome={one.outcome} />
              <span className="key-under">
                {[one.sameForAll && text.same, one.decision && all.decisions[one.decision]]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </>,
            format.time(one.at),
            one.effect ? lift(one.effect.estimate) : '—',
            <span key="believe" className="no-wrap">
              {believed(one)}
            </span>,
            <div key="plot" className="exp-plot">
              <Shrunk past={one} scale={scale} />
            </div>,
          ],
          values: [
            ...[name(one.names, one.key), one.outcome, one.at],
            ...[one.effect?.estimate ?? null, one.effect?.shrunk ?? null],
          ],
        }))}
      />
    </section>
  );
}

/** How far the project's experiments are to be believed. */
export default function CalibrationPage() {
  const text = useText('experiments').calibration;
  const calibration = useCalibration();
  const found = calibration.data;
  return (
    <>
      <PageHead title={text.title} filters={<ExperimentTabs />} />
      {calibration.error && (
        <ErrorTile error={calibration.error} onRetry={() => void calibration.refetch()} />
      )}
      {!found && !calibration.error && <Skeleton height={120} lines={4} />}
      {found?.past.length === 0 && (
        <div className="card">
          <EmptyState {...text.empty} />
        </div>
      )}
      {found && found.past.length > 0 && (
        <div className="stack">
          <Figures found={found} />
          <Past past={found.past} />
        </div>
      )}
    </>
  );
}
