import Button from 'antd/es/button';
import Tooltip from 'antd/es/tooltip';
import type { Evaluation, MetricInfo, Policy } from '../../api/types';
import { useSession } from '../../app/session';
import { LineChart, seriesColours } from '../../charts/LineChart';
import { ActionStateTag } from '../../components/ActionItem';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';
import { useEvaluations, useMetrics } from './queries';
import { useShow } from './units';

/** The state of each judged bucket under the line, on the same axis. */
function StateBand({ evaluations }: { evaluations: Evaluation[] }) {
  const text = useText('policies');
  const name = useName();
  const format = useFormat(useSession().project.zone);
  return (
    <ol className="strip history-band" aria-label={text.bandLabel}>
      {evaluations.map((evaluation) => {
        const fired = evaluation.stateBefore !== 'firing' && evaluation.stateAfter === 'firing';
        const words = `${format.axisDay(evaluation.bucket)} ${text.state[evaluation.stateAfter]}: ${name(evaluation.sentence)}`;
        return (
          <li
            key={`${evaluation.bucket}-${evaluation.revision}`}
            className={`strip-day policy-${evaluation.stateAfter}${fired ? ' fired' : ''}`}
            title={words}
            aria-label={words}
          >
            {fired ? '▲' : ''}
          </li>
        );
      })}
    </ol>
  );
}

function Line({ policy, evaluations }: { policy: Policy; evaluations: Evaluation[] }) {
  const { project } = useSession();
  const text = useText('policies');
  const format = useFormat(project.zone);
  const name = useName();
  const predicate = policy.condition.predicates[0]!;
  const metric: MetricInfo | undefined = useMetrics().data?.find((m) => m.key === predicate.metric);
  const show = useShow(metric);
  const oldestFirst = [...evaluations].reverse();
  const values = oldestFirst.map(
    (e) => e.inputs.find((input) => input.name === predicate.name)?.value ?? null,
  );
  const title = name(metric?.names, predicate.metric);
  const bound = predicate.compare === 'value' ? predicate.bound : undefined;
  const week = policy.condition.interval === 'week';
  return (
    <>
      <LineChart
        lines={[{ name: title, colour: seriesColours[0]!, values }]}
        buckets={oldestFirst.map((e) => (week ? format.week(e.bucket) : format.axisDay(e.bucket)))}
        openFrom={oldestFirst.length}
        openLabel={text.open}
        unit={(metric?.unit ?? 'percent') === 'percent' ? '%' : title}
        show={show}
        axis={show}
        label={text.chartLabel(title, oldestFirst.length)}
        height={220}
        threshold={bound === undefined ? undefined : { value: bound, label: show(bound) }}
      />
      <StateBand evaluations={oldestFirst} />
    </>
  );
}

function Inputs({ evaluation }: { evaluation: Evaluation }) {
  const text = useText('policies');
  const name = useName();
  const format = useFormat(useSession().project.zone);
  const metrics = useMetrics().data ?? [];
  return (
    <>
      {evaluation.inputs.map((input) => {
        const metric = metrics.find((m) => m.key === input.metric);
        const percent = (metric?.unit ?? 'percent') === 'percent';
        const value =
          input.value === null ? '—' : percent ? format.percent(input.value) : format.exact(input.value);
        return (
          <span key={input.name} className="input-value">
            {name(metric?.names, input.metric)} {value}{' '}
            <span className="weak">
              n={format.exact(input.sample)} · {text.version(input.version)}
            </span>
            {input.revised && (
              <Tooltip title={text.revisedHint}>
                <span className="state-tag revised" tabIndex={0}>
                  ◦ {text.revised}
                </span>
              </Tooltip>
            )}
          </span>
        );
      })}
    </>
  );
}

function EvaluationRow({ evaluation }: { evaluation: Evaluation }) {
  const text = useText('policies');
  const name = useName();
  const format = useFormat(useSession().project.zone);
  return (
    <tr>
      <td className="nowrap">{format.day(evaluation.bucket)}</td>
      <td className="nowrap">
        <span className={`state-tag policy-${evaluation.stateAfter}`}>
          {text.state[evaluation.stateAfter]}
        </span>
      </td>
      <td>
        {name(evaluation.sentence)}
        <div className="weak">
          <Inputs evaluation={evaluation} />
        </div>
      </td>
      <td className="num">r{evaluation.revision}</td>
      <td>
        {evaluation.actions.map((action) => (
          <ActionStateTag key={action.id} state={action.state} />
        ))}
      </td>
    </tr>
  );
}

/** The state over the line on one axis, then every verdict with what it rested on. */
export function PolicyHistory({ policy }: { policy: Policy }) {
  const text = useText('policies');
  const pages = useEvaluations(policy.key);
  if (pages.error) return <ErrorTile error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <Skeleton height={220} />;
  const evaluations = pages.data.pages.flatMap((page) => page.items);
  if (evaluations.length === 0) {
    return (
      <section className="card">
        <EmptyState title={text.noHistory.title} lead={text.noHistory.lead} />
      </section>
    );
  }
  return (
    <section className="card">
      <h2>{text.history}</h2>
      <Line policy={policy} evaluations={evaluations} />
      <div className="data-table-scroll" tabIndex={0} role="region" aria-label={text.history}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.bucket}</th>
              <th scope="col">{text.stateTitle}</th>
              <th scope="col">{text.verdict}</th>
              <th scope="col" className="num">
                {text.revision}
              </th>
              <th scope="col">{text.actions}</th>
            </tr>
          </thead>
          <tbody>
            {evaluations.map((evaluation) => (
              <EvaluationRow key={`${evaluation.bucket}-${evaluation.revision}`} evaluation={evaluation} />
            ))}
          </tbody>
        </table>
      </div>
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {text.more}
        </Button>
      )}
    </section>
  );
}
