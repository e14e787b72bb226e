import type { ExperimentPlan } from '../../api/types';
import { useText } from '../../text';
import type { Draft, Problem } from './draft';
import { useTold } from './parts';

interface Props {
  draft: Draft;
  plan: ExperimentPlan | undefined;
  problems: Problem[];
}

/** People and days, in view while anything that changes them is written; what is still missing. */
export function Rail({ draft, plan, problems }: Props) {
  const text = useText('experiments').wizard;
  const { lift, format } = useTold();
  const { definition, size } = draft;
  const goal = definition.metrics.find((m) => m.role === 'goal');
  return (
    <aside className="exp-rail" aria-label={text.rail}>
      <h2>{text.rail}</h2>
      <dl aria-live="polite">
        <dt>{text.people}</dt>
        <dd>{plan?.people != null ? format.exact(plan.people) : '—'}</dd>
        <dt>{text.days}</dt>
        <dd>
          {plan?.days != null && plan.weeks !== null
            ? text.daysSay(format.exact(plan.days), plan.weeks)
            : '—'}
        </dd>
        {definition.traffic < 1 && (
          <>
            <dt>{text.takesPart}</dt>
            <dd>
              {size.peoplePerDay === null
                ? text.takesPartOf(format.percent(definition.traffic))
                : text.takesPartSay(
                    format.exact(Math.round(definition.traffic * size.peoplePerDay)),
                    format.percent(definition.traffic),
                  )}
            </dd>
          </>
        )}
        <dt>{text.minimumShort}</dt>
        <dd>
          {goal?.minimumEffect
            ? lift(goal.direction === 'down' ? -goal.minimumEffect : goal.minimumEffect)
            : '—'}
        </dd>
        {plan?.tunedAt != null && (
          <>
            <dt>{text.tuned}</dt>
            <dd>{format.exact(plan.tunedAt)}</dd>
          </>
        )}
      </dl>
      {problems.length > 0 && (
        <div role="alert" className="form-error">
          <p>{text.missing}</p>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{text.problems[problem]}</li>
            ))}
          </ul>
        </div>
      )}
    </aside>
  );
}
