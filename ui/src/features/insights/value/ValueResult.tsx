import type { ValueAnswer, ValueCell, ValueQuery } from '../../../api/types';
import { LineChart, otherColour, seriesColours, type Line } from '../../../charts/LineChart';
import { useAnnotations } from '../../../components/annotations';
import { EmptyState } from '../../../components/EmptyState';
import { useMoney } from '../../../components/money';
import { useLanguage } from '../../../text';
import { Definition } from '../figures/Findings';
import { Undeclared, useUndeclared } from '../figures/Undeclared';
import type { ResultProps } from '../frame/kind';
import { bucketName } from '../frame/buckets';
import { Months, ArpuTable } from './ValueTables';
import { ValueHeat, ValueTable } from './ValueHeat';

export type ValueProps = ResultProps<ValueQuery, ValueAnswer, ValueCell>;

/** So many cohorts beside their average stay readable. */
const MOST_LINES = 5;

function LtvChart({ query, answer, format, onPick }: ValueProps) {
  const text = useLanguage().text.insights.value;
  const money = useMoney(answer.currency);
  const ages = Math.max(...answer.cohorts.map((cohort) => cohort.complete));
  const shown = answer.cohorts.filter((cohort) => cohort.complete > 0).slice(-MOST_LINES);
  if (ages === 0) return <p className="weak">{text.unfinished}</p>;
  const lines: Line[] = shown.map((cohort, i) => ({
    name: bucketName(cohort.start, query.interval ?? 'month', format, true),
    colour: seriesColours[i]!,
    values: Array.from({ length: ages }, (_, age) => (age < cohort.complete ? cohort.ages[age]!.ltv : null)),
  }));
  if (answer.cohorts.length > 1) {
    lines.push({
      name: text.average,
      colour: otherColour,
      dashed: true,
      values: Array.from({ length: ages }, (_, age) =>
        answer.cohorts.filter((cohort) => cohort.complete > age).length > 1
          ? (answer.average[age]?.ltv ?? null)
          : null,
      ),
    });
  }
  return (
    <>
      <ul className="legend">
        {lines.map((line) => (
          <li key={line.name}>
            <span style={{ color: line.colour }}>{line.dashed ? '┅' : '━'}</span> {line.name}
          </li>
        ))}
      </ul>
      <LineChart
        lines={lines}
        buckets={Array.from({ length: ages }, (_, age) =>
          text.age(format.exact((age + 1) * answer.stepDays)),
        )}
        openFrom={ages}
        openLabel={text.unfinished}
        unit={text.ltvUnit(answer.currency)}
        show={money.exact}
        axis={money.axis}
        label={text.ltv}
        height={200}
        onPick={(line, age) => {
          const cohort = shown[line];
          if (cohort) onPick({ cohort: cohort.start, age });
        }}
      />
      <p className="weak hint">{text.ltvHint}</p>
    </>
  );
}

function ArpuChart({ query, answer, format }: ValueProps) {
  const marks = useAnnotations(query);
  const text = useLanguage().text.insights.value;
  const money = useMoney(answer.currency);
  const open = answer.buckets.findIndex((bucket) => !bucket.closed);
  return (
    <LineChart
      lines={[
        {
          name: text.arpuShort,
          colour: seriesColours[0]!,
          values: answer.buckets.map((bucket) => bucket.arpu),
        },
      ]}
      buckets={answer.buckets.map((bucket) =>
        bucketName(bucket.start, query.interval ?? 'month', format, true),
      )}
      openFrom={open < 0 ? answer.buckets.length : open}
      openLabel={text.open}
      unit={text.arpuUnit(answer.currency)}
      show={money.exact}
      axis={money.axis}
      label={text.arpu}
      height={200}
      lane={{ marks, starts: answer.buckets.map((bucket) => bucket.start) }}
    />
  );
}

/** What people are worth: LTV with age, ARPU over time, who comes back in the next month. */
export function ValueResult(props: ValueProps) {
  const { answer, view } = props;
  const text = useLanguage().text.insights.value;
  const undeclared = useUndeclared('payment', 'signUps');
  if (undeclared) return <Undeclared word={undeclared} />;
  if (answer.cohorts.length === 0) return <EmptyState title={text.nobody.title} lead={text.nobody.lead} />;
  const chart = view === 'chart';
  return (
    <>
      <section className="split">
        <h2>{text.ltv}</h2>
        {chart && <LtvChart {...props} />}
        {chart ? <ValueHeat {...props} /> : <ValueTable {...props} />}
      </section>
      <section className="split">
        <h2>{text.arpu}</h2>
        {chart && <ArpuChart {...props} />}
        <ArpuTable {...props} />
      </section>
      <section className="split">
        <h2>{text.months}</h2>
        <Months {...props} />
      </section>
      <Definition definition={answer.definition} revision={answer.revision} />
    </>
  );
}
