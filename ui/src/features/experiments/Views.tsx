import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import type { Experiment } from '../../api/types';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { BreakdownView } from './BreakdownView';
import { DaysView } from './DaysView';
import type { Method } from './model';
import { useNamesOf } from './parts';
import { WorthView } from './WorthView';

const kinds = ['groups', 'days', 'weekdays', 'value'] as const;
type Kind = (typeof kinds)[number];

export interface ViewProps {
  experiment: Experiment;
  method: Method;
  metric: string;
  /** The variant beside the control. */
  variant: string;
}

interface Props {
  experiment: Experiment;
  method: Method;
  metric: string;
  variant?: string;
  /** While the sample ratio is wrong only where people get lost is shown. */
  blocked: boolean;
}

/** Which metric and variant a view is about; the same as of the results above. */
function Subject({ experiment, metric, variant }: ViewProps) {
  const text = useText('experiments').views;
  const names = useNamesOf(experiment.definition);
  const { set } = useAddress();
  return (
    <>
      <Select
        aria-label={text.metric}
        style={{ minWidth: 180 }}
        value={metric}
        options={experiment.definition.metrics.map((m) => ({ value: m.key, label: names.metric(m.key) }))}
        onChange={(key: string) => set({ metric: key }, true)}
      />
      {experiment.definition.variants.length > 2 && (
        <Select
          aria-label={text.variant}
          style={{ minWidth: 140 }}
          value={variant}
          options={experiment.definition.variants
            .slice(1)
            .map((v) => ({ value: v.key, label: names.variant(v.key) }))}
          onChange={(key: string) => set({ variant: key }, true)}
        />
      )}
    </>
  );
}

/** Results from other sides, each computed when it is opened; they decide nothing. */
export function Views({ experiment, method, metric, variant, blocked }: Props) {
  const text = useText('experiments').views;
  const { search, set } = useAddress();
  const asked = kinds.find((kind) => kind === search.get('view'));
  const kind: Kind | undefined = blocked ? 'groups' : asked;
  const of: ViewProps = {
    experiment,
    method,
    metric,
    variant: variant ?? experiment.definition.variants[1]?.key ?? '',
  };
  return (
    <section className="card exp-views" aria-labelledby="views">
      <h2 id="views">{text.title}</h2>
      <p className="weak">{blocked ? text.breakdown.where : text.lead}</p>
      {!blocked && (
        <div className="exp-bar">
          <Segmented
            aria-label={text.choose}
            value={kind ?? ''}
            options={kinds.map((value) => ({ value, label: text.kinds[value] }))}
            onChange={(value) => set({ view: value }, true)}
          />
          {kind && kind !== 'value' && <Subject {...of} />}
        </div>
      )}
      {kind === 'groups' && <BreakdownView {...of} />}
      {kind === 'weekdays' && <BreakdownView {...of} by="weekday" />}
      {kind === 'days' && <DaysView {...of} />}
      {kind === 'value' && <WorthView {...of} />}
    </section>
  );
}
