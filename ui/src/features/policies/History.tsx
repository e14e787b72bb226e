import Button from 'antd/es/button';
import Tooltip from 'antd/es/tooltip';
import { Link } from 'react-router';
import type { Action, Evaluation, Policy } from '../../api/types';
import { useSession } from '../../app/session';
import { useActor } from '../../components/actors';
import { ActionStateTag } from '../../components/ActionStateTag';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';
import { HistoryChart } from './HistoryChart';
import { stateShapes } from './PolicyTags';
import { useEvaluations, useMetrics } from './queries';

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

/** What a verdict brought: the action, how far it is, and who let it happen. */
function Brought({ action }: { action: Action }) {
  const { project } = useSession();
  const text = useText('parts').action;
  const format = useFormat(project.zone);
  const actor = useActor();
  const type = text.type(action.type);
  return (
    <div className="brought">
      <ActionStateTag state={action.state} />{' '}
      {action.link ? <Link to={`/p/${project.key}/${action.link}`}>{type}</Link> : type}
      {action.decidedBy && action.decidedAt && (
        <span className="key-under">
          {text.decidedBy(actor(action.decidedBy), format.time(action.decidedAt))}
        </span>
      )}
    </div>
  );
}

function EvaluationRow({ evaluation, week }: { evaluation: Evaluation; week: boolean }) {
  const text = useText('policies');
  const name = useName();
  const format = useFormat(useSession().project.zone);
  return (
    <tr>
      <td className="nowrap">{week ? format.week(evaluation.bucket) : format.day(evaluation.bucket)}</td>
      <td className="nowrap">
        <span className={`state-tag policy-${evaluation.stateAfter}`}>
          <span aria-hidden>{stateShapes[evaluation.stateAfter]}</span> {text.state[evaluation.stateAfter]}
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
          <Brought key={action.id} action={action} />
        ))}
      </td>
    </tr>
  );
}

/** The state over the line on one axis, then every verdict with what it rested on. */
export function PolicyHistory({ policy }: { policy: Policy }) {
  const text = useText('policies');
  const pages = useEvaluations(policy.key);
  const metrics = useMetrics().data ?? [];
  if (pages.error) return <ErrorTile error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <Skeleton height={220} />;
  const evaluations = pages.data.pages.flatMap((page) => page.items);
  const watched = policy.condition.predicates[0]?.metric;
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
      <HistoryChart
        policy={policy}
        evaluations={[...evaluations].reverse()}
        metric={metrics.find((m) => m.key === watched)}
      />
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
              <EvaluationRow
                key={`${evaluation.bucket}-${evaluation.revision}`}
                evaluation={evaluation}
                week={policy.condition.interval === 'week'}
              />
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
