import type { ExperimentPlan } from '../../api/types';
import { DataTable } from '../../components/DataTable';
import { FormError } from '../../components/FormError';
import { useText } from '../../text';
import type { StepProps } from './DefinitionDialog';
import { questionOf, type Size } from './draft';
import { Choice, NumberField } from './fields';
import { JudgingFields } from './JudgingFields';
import { methods } from './model';
import { useTold } from './parts';

/** Week by week: how small an effect can be found, and how surely the wanted one. */
function Weeks({ plan }: { plan: ExperimentPlan }) {
  const text = useText('experiments').wizard;
  const { lift, format } = useTold();
  return (
    <DataTable
      caption={text.weeks}
      csvName="plan"
      columns={[text.week, text.people, text.detectable, text.power].map((title, i) => ({
        title,
        number: i > 0,
      }))}
      rows={plan.weekly.map((week) => ({
        key: String(week.week),
        cells: [
          format.exact(week.week),
          format.exact(week.people),
          week.detectable === null ? '—' : lift(week.detectable),
          format.percent(week.power),
        ],
        values: [week.week, week.people, week.detectable, week.power],
      }))}
    />
  );
}

/** How many people and days the first goal's smallest effect takes; changing either shows the other at once. */
export function SizeStep(props: StepProps & { plan: ExperimentPlan | undefined; error: unknown }) {
  const { draft, change, plan, error } = props;
  const all = useText('experiments');
  const text = all.wizard;
  const { definition, size } = draft;
  const goal = definition.metrics.find((m) => m.role === 'goal');
  const share = goal?.kind === 'proportion';
  const set = (more: Partial<Size>) => change({ ...draft, size: { ...size, ...more } });
  const { judging } = definition;
  const asked = questionOf(draft) !== undefined;
  return (
    <fieldset>
      <legend>{text.steps.size}</legend>
      <div className="exp-row">
        <NumberField
          label={share ? text.shareNow : text.meanNow}
          percent={share}
          value={size.mean}
          onChange={(mean) => set({ mean })}
        />
        {!share && (
          <NumberField
            label={text.deviation}
            value={size.deviation}
            onChange={(deviation) => set({ deviation })}
          />
        )}
        <NumberField
          label={text.perDay}
          value={size.peoplePerDay}
          onChange={(peoplePerDay) => set({ peoplePerDay: peoplePerDay || null })}
        />
        <Choice
          label={all.method.label}
          value={judging.method}
          options={methods}
          words={all.method}
          onChange={(method) =>
            change({ ...draft, definition: { ...definition, judging: { ...judging, method } } })
          }
        />
      </div>
      {!asked && <p className="weak">{text.sizeLead}</p>}
      {asked && <FormError error={error} />}
      {asked && plan && plan.weekly.length > 0 && <Weeks plan={plan} />}
      <JudgingFields {...{ draft, change }} tuned={asked && plan?.tunedAt != null} />
      <p className="weak">{text.signing}</p>
    </fieldset>
  );
}
