import { LineChart } from '../../charts/LineChart';
import type { Experiment, ExperimentFactorial, ExperimentMetricResult } from '../../api/types';
import { DataTable } from '../../components/DataTable';
import { useText } from '../../text';
import { cellsOf, spanOf, type Method } from './model';
import { useNamesOf, useTold } from './parts';

const COLOURS = ['#6B7280', '#BF5408'];

interface Props {
  experiment: Experiment;
  metric: ExperimentMetricResult;
  factorial: ExperimentFactorial;
  method: Method;
}

function Effects({ experiment, metric, factorial, method }: Props) {
  const text = useText('experiments').interaction;
  const { lift, difference, p, format } = useTold();
  const names = useNamesOf(experiment.definition);
  const parts = [
    { part: factorial.first, what: text.main(names.factor(factorial.first.factor)) },
    { part: factorial.second, what: text.main(names.factor(factorial.second.factor)) },
    { part: factorial.interaction, what: text.both },
  ];
  const sure = ({ absolute }: ExperimentFactorial['first']) =>
    method === 'bayesian' ? format.percent(absolute.bayesian.chanceBetter) : p(absolute[method].p);
  return (
    <DataTable
      caption={text.title}
      csvName={`${experiment.key}-${metric.metric}-factors`}
      columns={[
        { title: text.what },
        { title: text.absolute, number: true },
        { title: text.relative, number: true },
        { title: method === 'bayesian' ? text.chance : 'p', number: true },
      ]}
      rows={parts.map(({ part, what }) => {
        const { absolute, relative } = part;
        const said = spanOf(absolute, method);
        const of = (value: number) => difference(value, metric.kind);
        const span = relative && spanOf(relative, method);
        return {
          key: part.factor,
          cells: [
            what,
            `${of(absolute.estimate)} [${of(said.low)}, ${of(said.high)}]`,
            relative && span ? `${lift(relative.estimate)} [${lift(span.low)}, ${lift(span.high)}]` : '—',
            sure(part),
          ],
          values: [part.factor, absolute.estimate, relative?.estimate ?? null, sure(part)],
        };
      })}
    />
  );
}

/** Two factors together: parallel lines say that each works alone, lines that part say more or less together. */
export function Interaction(props: Props) {
  const { experiment, metric } = props;
  const text = useText('experiments').interaction;
  const { value } = useTold();
  const names = useNamesOf(experiment.definition);
  const cells = cellsOf(experiment.definition);
  const [first, second] = experiment.definition.factors;
  if (!cells || !first || !second) return null;
  const means = cells.map((cell) => metric.groups.find((g) => g.variant === cell?.key)?.mean ?? null);
  const on = (factor: string) => text.on(names.factor(factor));
  const off = (factor: string) => text.off(names.factor(factor));
  const say = (mean: number) => value(mean, metric.kind);
  const heading = text.of(names.metric(metric.metric));
  return (
    <section className="card">
      <h2>{heading}</h2>
      <p className="weak">{text.lead}</p>
      <div className="exp-interaction">
        <LineChart
          lines={[
            { name: off(second.key), colour: COLOURS[0]!, dashed: true, values: [means[0]!, means[1]!] },
            { name: on(second.key), colour: COLOURS[1]!, values: [means[2]!, means[3]!] },
          ]}
          buckets={[off(first.key), on(first.key)]}
          openFrom={2}
          openLabel=""
          unit={names.metric(metric.metric)}
          show={say}
          axis={say}
          label={heading}
          height={260}
        />
        <Effects {...props} />
      </div>
    </section>
  );
}
