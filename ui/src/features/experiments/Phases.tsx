import { Link } from 'react-router';
import type { Experiment, ExperimentPhase } from '../../api/types';
import { useSession } from '../../app/session';
import { useActor } from '../../components/actors';
import { DataTable } from '../../components/DataTable';
import { PRODUCTION } from '../../components/environments';
import { ErrorTile } from '../../components/ErrorTile';
import { useFlags } from '../../components/flags';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';
import { useNamesOf, useTold } from './parts';
import { usePhases } from './queries';

type ByProps = Pick<ExperimentPhase, 'flag' | 'flagRevision' | 'by'>;

/** Which revision of which flag deals people out so, and who made it. */
export function By({ flag, flagRevision, by }: ByProps) {
  const { project } = useSession();
  const text = useText('experiments').phases;
  const actor = useActor();
  if (!flag || flagRevision === null) return <span className="weak">{text.noFlag}</span>;
  return (
    <>
      <Link to={`/p/${project.key}/flags/${flag}/history`}>{text.revision(flag, flagRevision)}</Link>
      {by && <span className="key-under">{actor(by)}</span>}
    </>
  );
}

/** Where conditions decide who gets what nobody can tell the shares. */
const told = (phase: ExperimentPhase) => Object.keys(phase.shares).length > 0;
const share = (phase: ExperimentPhase, variant: string) => (phase.shares[variant] ?? 0) / 100;

function Table({ experiment, phases, judged }: Props & { phases: ExperimentPhase[] }) {
  const text = useText('experiments').phases;
  const { format } = useTold();
  const names = useNamesOf(experiment.definition);
  const { variants } = experiment.definition;
  return (
    <DataTable
      caption={text.table}
      csvName={`${experiment.key}-phases`}
      columns={[
        { title: text.phase },
        { title: text.from },
        { title: text.until },
        ...variants.map((v) => ({ title: names.variant(v.key), number: true })),
        { title: text.by },
      ]}
      rows={phases.map((phase) => ({
        key: String(phase.number),
        cells: [
          <>
            {text.number(phase.number)}
            {phase.number === judged && <span className="key-under">{text.judged}</span>}
          </>,
          format.time(phase.from),
          phase.until ? format.time(phase.until) : text.lasts,
          ...variants.map((v) => (told(phase) ? format.percent(share(phase, v.key)) : text.untold)),
          <By key="by" {...phase} />,
        ],
        values: [
          ...[phase.number, phase.from, phase.until],
          ...variants.map((v) => (told(phase) ? share(phase, v.key) : null)),
          phase.flag ? `${phase.flag} r${phase.flagRevision} ${phase.by ?? ''}`.trim() : null,
        ],
      }))}
    />
  );
}

interface Props {
  experiment: Experiment;
  /** The phase that the analysis in view judged. */
  judged?: number;
}

/** How people were dealt out, and since when; results are those of one phase's people. */
export function Phases({ experiment, judged, several = false }: Props & { several?: boolean }) {
  const text = useText('experiments').phases;
  const phases = usePhases(experiment);
  const found = phases.data;
  if (several && (found?.length ?? 0) < 2) return null;
  return (
    <section className="card" aria-labelledby="phases">
      <h2 id="phases">{text.title}</h2>
      {phases.error && <ErrorTile error={phases.error} onRetry={() => void phases.refetch()} />}
      {!found && !phases.error && <Skeleton height={64} lines={2} />}
      {found && <p className="weak">{found.length > 1 ? text.lead : text.one}</p>}
      {found && <Table {...{ experiment, judged }} phases={found} />}
    </section>
  );
}

/** Says that guardrails stop nothing here, and why. */
export function Unguarded({ experiment }: { experiment: Experiment }) {
  const text = useText('experiments').phases.unguarded;
  const names = useNamesOf(experiment.definition);
  const { guarding, state, definition } = experiment;
  const over = state === 'decided' || state === 'archived';
  if (over || !guarding || guarding === 'watched' || guarding === 'no_guardrail') return null;
  // A test that runs elsewhere is not expected to be stopped from here.
  if (guarding === 'no_exposure' && state !== 'running') return null;
  const without = definition.metrics.filter((m) => m.source === null).map((m) => names.metric(m.key));
  return (
    <p className="note warn" role="note">
      {guarding === 'no_source' ? text.no_source(without.join(', ')) : text[guarding]}
    </p>
  );
}

/** Says that nobody meets a variant, since the flag that deals them out is off. */
export function FlagOff({ experiment }: { experiment: Experiment }) {
  const { project } = useSession();
  const text = useText('experiments').phases;
  const wanted = experiment.state === 'running' && experiment.definition.exposure !== null;
  const flags = useFlags(false, wanted).data;
  if (!wanted || !flags) return null;
  const named = new Set(experiment.definition.factors.map((factor) => factor.flag));
  const off = flags.filter((flag) => named.has(flag.key) && !flag.environments[PRODUCTION]?.enabled);
  return off.map((flag) => (
    <p className="note warn" role="note" key={flag.key}>
      {text.off(flag.key)} <Link to={`/p/${project.key}/flags/${flag.key}`}>{text.switchOn}</Link>
    </p>
  ));
}
