import type { Experiment, ExperimentDefinition, ExperimentMetric, ExperimentSource } from '../../api/types';
import { Link } from 'react-router';
import { useSession } from '../../app/session';
import { DataTable } from '../../components/DataTable';
import { SelectorText } from '../../components/SelectorText';
import { useText } from '../../text';
import { cellsOf, limitOf } from './model';
import { useNamesOf, useTold } from './parts';
import { Phases } from './Phases';
import { Revisions } from './Revisions';
import { Traffic } from './Traffic';

/** Two factors as a square: what is on in which variant, and its share. */
export function Square({ definition }: { definition: ExperimentDefinition }) {
  const text = useText('experiments').interaction;
  const { format } = useTold();
  const names = useNamesOf(definition);
  const cells = cellsOf(definition);
  const [first, second] = definition.factors;
  if (!cells || !first || !second) return null;
  const total = definition.variants.reduce((sum, v) => sum + v.allocation, 0);
  const cell = (i: number) => (
    <td>
      {names.variant(cells[i]?.key ?? '')}
      <span className="key-under">{format.percent((cells[i]?.allocation ?? 0) / total)}</span>
    </td>
  );
  return (
    <table className="exp-square">
      <thead>
        <tr>
          <td />
          <th scope="col">{text.off(names.factor(first.key))}</th>
          <th scope="col">{text.on(names.factor(first.key))}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{text.off(names.factor(second.key))}</th>
          {cell(0)}
          {cell(1)}
        </tr>
        <tr>
          <th scope="row">{text.on(names.factor(second.key))}</th>
          {cell(2)}
          {cell(3)}
        </tr>
      </tbody>
    </table>
  );
}

function Tried({ definition }: { definition: ExperimentDefinition }) {
  const { project } = useSession();
  const { design: text, traffic } = useText('experiments');
  const sign = useText('common').role;
  const { format } = useTold();
  const names = useNamesOf(definition);
  const total = definition.variants.reduce((sum, v) => sum + v.allocation, 0);
  return (
    <section className="card">
      <h2>{text.tried}</h2>
      <ul>
        {definition.factors.map((factor) => (
          <li key={factor.key}>
            {names.factor(factor.key)} · {sign[factor.team]}
            {factor.flag && (
              <>
                {' · '}
                <Link to={`/p/${project.key}/flags/${factor.flag}`}>{text.flag(factor.flag)}</Link>
              </>
            )}
          </li>
        ))}
      </ul>
      <p>{definition.traffic < 1 ? traffic.says(format.percent(definition.traffic)) : traffic.everybody}</p>
      {definition.factors.length === 2 ? (
        <Square definition={definition} />
      ) : (
        <DataTable
          caption={text.tried}
          csvName="variants"
          columns={[{ title: text.variant }, { title: text.key }, { title: text.share, number: true }]}
          rows={definition.variants.map((v) => ({
            key: v.key,
            cells: [
              names.variant(v.key),
              <code key="key">{v.key}</code>,
              format.percent(v.allocation / total),
            ],
            values: [names.variant(v.key), v.key, v.allocation / total],
          }))}
        />
      )}
    </section>
  );
}

/** Which events a metric is made of, and what of them counts. */
function Source({ source }: { source: ExperimentSource }) {
  const text = useText('experiments').measures;
  return (
    <>
      {source.event && <SelectorText selector={source.event} />}
      {source.steps.map((step, i) => (
        <span key={i}>
          {i > 0 && ' → '}
          <SelectorText selector={step} />
        </span>
      ))}
      <span className="key-under">
        {text.says[source.measure](source.property ?? '')}
        {source.toDay !== null &&
          ` · ${text.days(source.fromDay ?? 0, source.toDay, source.calendar === true)}`}
        {source.toHours !== null && ` · ${text.hours(source.fromHours ?? 0, source.toHours)}`}
      </span>
    </>
  );
}

function Measured({ definition }: { definition: ExperimentDefinition }) {
  const all = useText('experiments');
  const text = all.design;
  const { lift, difference } = useTold();
  const names = useNamesOf(definition);
  const least = (m: ExperimentMetric) => {
    const towards = m.direction === 'down' ? -1 : 1;
    const units = m.minimumDifference;
    const size = units ?? m.minimumEffect;
    if (size === null) return '—';
    const limit = limitOf(m);
    const shown = limit ?? towards * size;
    const said = units === null ? lift(shown) : difference(shown, m.kind);
    return limit === undefined ? said : text.limit(said);
  };
  return (
    <section className="card">
      <h2>{text.measured}</h2>
      <DataTable
        caption={text.measured}
        csvName="metrics"
        columns={[
          ...[text.metric, text.role, text.kind, text.direction, text.from].map((title) => ({ title })),
          { title: text.minimum, number: true },
        ]}
        rows={definition.metrics.map((m) => ({
          key: m.key,
          cells: [
            names.metric(m.key),
            all.roles[m.role],
            all.kinds[m.kind],
            all.directions[m.direction ?? 'up'],
            m.source ? <Source source={m.source} key="from" /> : <code key="from">{m.column ?? m.key}</code>,
            least(m),
          ],
          values: [
            m.key,
            m.role,
            m.kind,
            m.direction,
            m.source?.event?.event ?? m.source?.measure ?? m.column,
            m.minimumDifference ?? m.minimumEffect,
          ],
        }))}
      />
    </section>
  );
}

function Judged({ definition }: { definition: ExperimentDefinition }) {
  const all = useText('experiments');
  const text = all.design;
  const { format } = useTold();
  const names = useNamesOf(definition);
  const { judging, tradeOff, exposure } = definition;
  return (
    <section className="card">
      <h2>{text.judged}</h2>
      <dl className="facts">
        <dt>{all.method.label}</dt>
        <dd>{all.method[judging.method]}</dd>
        <dt>{text.correction}</dt>
        <dd>{all.corrections[judging.correction]}</dd>
        <dt>{text.alpha}</dt>
        <dd>{text.alphaSays(format.percent(judging.alpha), format.percent(judging.power))}</dd>
        <dt>{text.tunedAt}</dt>
        <dd>{all.health.n(format.exact(judging.tunedAt))}</dd>
        <dt>{text.sampleRatio}</dt>
        <dd>{text.below(String(judging.sampleRatioAlpha))}</dd>
        {exposure && (
          <>
            <dt>{text.exposure}</dt>
            <dd>
              <SelectorText selector={exposure.event} /> · <code>{exposure.property}</code>
            </dd>
          </>
        )}
        {tradeOff && (
          <>
            <dt>{text.tradeOff}</dt>
            <dd>
              {text.tradeOffSays(
                names.metric(tradeOff.guardrail),
                tradeOff.longTerm,
                format.day(tradeOff.reviewOn),
              )}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** What was said before the results were seen: what is tried, what is measured, how it is judged, who signed. */
export function DesignTab({ experiment }: { experiment: Experiment }) {
  const { definition } = experiment;
  return (
    <div className="stack">
      <div className="two">
        <Tried definition={definition} />
        <Judged definition={definition} />
      </div>
      <Measured definition={definition} />
      <Traffic experiment={experiment} />
      {experiment.startedAt && <Phases experiment={experiment} />}
      <Revisions experiment={experiment} />
    </div>
  );
}
