import { DataTable } from '../../../components/DataTable';
import { useMoney } from '../../../components/money';
import { useLanguage } from '../../../text';
import { CellButton } from '../frame/CellButton';
import { heatOf } from '../frame/HeatTable';
import { bucketName } from '../frame/buckets';
import type { ValueProps } from './ValueResult';

/** Cohorts by age; hatched where an age is not over for all of a cohort, the average apart. */
export function ValueHeat({ query, answer, format, onPick }: ValueProps) {
  const text = useLanguage().text.insights.value;
  const money = useMoney(answer.currency);
  const ages = Math.max(...answer.cohorts.map((cohort) => cohort.ages.length));
  const most = Math.max(...answer.cohorts.flatMap((cohort) => cohort.ages.map((age) => age.ltv)));
  const ageName = (age: number) => text.age(format.exact((age + 1) * answer.stepDays));
  const blanks = (count: number) => Array.from({ length: count }, (_, i) => <td key={`none${i}`} />);
  return (
    <>
      <div className="data-table-scroll" tabIndex={0} role="region" aria-label={text.heat}>
        <table className="heat">
          <caption className="hidden">{text.heat}</caption>
          <thead>
            <tr>
              <th scope="col">{text.cohort}</th>
              <th scope="col">{text.people}</th>
              {Array.from({ length: ages }, (_, age) => (
                <th key={age} scope="col">
                  {ageName(age)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.cohorts.map((cohort) => {
              const name = text.cohortOf(bucketName(cohort.start, query.interval ?? 'month', format));
              return (
                <tr key={cohort.start}>
                  <th scope="row">{bucketName(cohort.start, query.interval ?? 'month', format)}</th>
                  <td className="margin">
                    <CellButton
                      of={name}
                      shown={format.exact(cohort.people)}
                      onPick={() => onPick({ cohort: cohort.start })}
                    />
                  </td>
                  {cohort.ages.map((age) => (
                    <td
                      key={age.age}
                      className={`heat-${heatOf(age.ltv, most)} ${age.age < cohort.complete ? '' : 'unfinished'}`}
                      title={age.age < cohort.complete ? undefined : text.unfinished}
                    >
                      <CellButton
                        of={text.payersOf(name, ageName(age.age))}
                        shown={money.exact(age.ltv)}
                        onPick={() => onPick({ cohort: cohort.start, age: age.age })}
                      />
                    </td>
                  ))}
                  {blanks(ages - cohort.ages.length)}
                </tr>
              );
            })}
            <tr className="mean">
              <th scope="row">{text.average}</th>
              <td className="margin">{format.exact(answer.average[0]?.people ?? 0)}</td>
              {answer.average.map((age) => (
                <td key={age.age}>
                  <b>{money.exact(age.ltv)}</b>
                  <small>n {format.exact(age.people)}</small>
                </td>
              ))}
              {blanks(ages - answer.average.length)}
            </tr>
          </tbody>
        </table>
      </div>
      <p className="weak hint">{text.legend}</p>
      <ValueTable query={query} answer={answer} format={format} onPick={onPick} view="table" />
    </>
  );
}

/** Each cohort and age with what its LTV is made of. */
export function ValueTable({ query, answer, format, onPick }: ValueProps) {
  const text = useLanguage().text.insights.value;
  const money = useMoney(answer.currency);
  return (
    <DataTable
      caption={text.table}
      csvName="ltv"
      maxHeight={260}
      columns={[
        { title: text.cohort },
        ...[text.people, text.ageColumn, text.payers, text.paid, text.given].map((title) => ({
          title,
          number: true,
        })),
        { title: `LTV (${answer.currency})`, number: true },
        { title: text.state },
      ]}
      rows={answer.cohorts.flatMap((cohort) => {
        const name = bucketName(cohort.start, query.interval ?? 'month', format);
        return cohort.ages.map((age) => {
          const days = text.age(format.exact((age.age + 1) * answer.stepDays));
          const state = age.age < cohort.complete ? text.closed : text.unfinished;
          return {
            key: `${cohort.start} ${age.age}`,
            cells: [
              name,
              format.exact(age.people),
              days,
              <CellButton
                key="payers"
                of={text.payersOf(text.cohortOf(name), days)}
                shown={format.exact(age.payers)}
                onPick={() => onPick({ cohort: cohort.start, age: age.age })}
              />,
              money.exact(age.paid),
              money.exact(age.given),
              money.exact(age.ltv),
              state,
            ],
            values: [
              cohort.start,
              age.people,
              (age.age + 1) * answer.stepDays,
              age.payers,
              age.paid,
              age.given,
              age.ltv,
              state,
            ],
          };
        });
      })}
    />
  );
}
