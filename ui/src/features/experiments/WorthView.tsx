import Select from 'antd/es/select';
import type { ExperimentValue } from '../../api/types';
import { DataTable } from '../../components/DataTable';
import { ErrorTile } from '../../components/ErrorTile';
import { moneyOf } from '../../components/money';
import { useName } from '../../components/Name';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useLanguage, useText } from '../../text';
import { Field } from './fields';
import { spanOf } from './model';
import { useNamesOf, useTold } from './parts';
import { useWorth } from './queries';
import type { ViewProps } from './Views';

const horizons = [30, 60, 90, 180, 365];

function Table({ experiment, method, value }: ViewProps & { value: ExperimentValue }) {
  const text = useText('experiments').views.worth;
  const common = useText('experiments');
  const { locale } = useLanguage();
  const { lift, format } = useTold();
  const names = useNamesOf(experiment.definition);
  const money = moneyOf(locale, value.currency).exact;
  const { findings } = value;
  const predicted = findings.refusal === null;
  const say = (effect: { estimate: number; low: number; high: number } | null | undefined) =>
    effect ? `${lift(effect.estimate)} [${lift(effect.low)}, ${lift(effect.high)}]` : '—';
  return (
    <DataTable
      caption={common.views.kinds.value}
      csvName={`${experiment.key}-value`}
      columns={[
        { title: common.health.columns.variant },
        { title: common.health.columns.people, number: true },
        { title: text.buyers, number: true },
        { title: text.observed, number: true },
        { title: text.observedLift, number: true },
        ...(predicted
          ? [
              { title: text.predicted(findings.days), number: true },
              { title: text.predictedLift, number: true },
            ]
          : []),
      ]}
      rows={findings.arms.map((arm) => {
        const comparison = findings.comparisons.find((c) => c.variant === arm.variant);
        const observed = comparison?.observed;
        const cells = [
          names.variant(arm.variant),
          format.exact(arm.people),
          format.exact(arm.buyers),
          money(arm.observed),
          say(observed && { estimate: observed.estimate, ...spanOf(observed, method) }),
        ];
        const values = [arm.variant, arm.people, arm.buyers, arm.observed, observed?.estimate ?? null];
        if (predicted) {
          cells.push(
            arm.predicted === null ? '—' : `${money(arm.predicted)} ± ${money(arm.predictedError ?? 0)}`,
            say(comparison?.predicted),
          );
          values.push(arm.predicted, comparison?.predicted?.estimate ?? null);
        }
        return { key: arm.variant, cells, values };
      })}
    />
  );
}

/** What people are worth by variant: so far, and predicted, or why nothing is predicted. */
export function WorthView(props: ViewProps) {
  const { experiment } = props;
  const all = useText('experiments').views;
  const text = all.worth;
  const { format } = useTold();
  const name = useName();
  const { search, set } = useAddress();
  const days = horizons.find((d) => String(d) === search.get('horizon')) ?? 90;
  const worth = useWorth(experiment.key, days);
  const value = worth.data;
  return (
    <div className="exp-view">
      <Field label={text.horizon}>
        <Select
          aria-label={text.horizon}
          style={{ width: 140 }}
          value={days}
          options={horizons.map((d) => ({ value: d, label: text.horizonDays(d) }))}
          onChange={(d: number) => set({ horizon: d === 90 ? undefined : String(d) }, true)}
        />
      </Field>
      {worth.error && <ErrorTile error={worth.error} onRetry={() => void worth.refetch()} />}
      {worth.isLoading && <Skeleton height={160} lines={3} />}
      {value && (
        <>
          <p className="weak">{text.lead(days, format.exact(Math.round(value.findings.age)))}</p>
          {value.findings.refusal && <p className="exp-refused">◌ {name(value.findings.refusal)}</p>}
          <Table {...props} value={value} />
          {!value.findings.refusal && <p className="weak">{text.uncertainty}</p>}
          <p className="weak">{all.asOf(format.time(value.at))}</p>
        </>
      )}
    </div>
  );
}
