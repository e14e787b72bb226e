import { DataTable } from '../../../components/DataTable';
import { useMoney } from '../../../components/money';
import { useLanguage } from '../../../text';
import { CellButton } from '../frame/CellButton';
import { bucketName } from '../frame/buckets';
import type { ValueProps } from './ValueResult';

/** Revenue per active person, bucket by bucket. */
export function ArpuTable({ query, answer, format }: ValueProps) {
  const text = useLanguage().text.insights.value;
  const money = useMoney(answer.currency);
  return (
    <DataTable
      caption={text.arpuTable}
      csvName="arpu"
      maxHeight={260}
      columns={[
        { title: text.bucket },
        ...[text.active, text.payers, text.revenue].map((title) => ({ title, number: true })),
        { title: `${text.arpuShort} (${answer.currency})`, number: true },
        { title: text.state },
      ]}
      rows={answer.buckets.map((bucket) => {
        const state = bucket.closed ? text.closed : text.open;
        return {
          key: bucket.start,
          cells: [
            bucketName(bucket.start, query.interval ?? 'month', format),
            format.exact(bucket.active),
            format.exact(bucket.payers),
            money.exact(bucket.revenue),
            bucket.arpu === null ? '—' : money.exact(bucket.arpu),
            state,
          ],
          values: [bucket.start, bucket.active, bucket.payers, bucket.revenue, bucket.arpu, state],
        };
      })}
    />
  );
}

/** Next-month retention by sign-up month; grey until the next month is over. */
export function Months({ query, answer, format, onPick }: ValueProps) {
  const text = useLanguage().text.insights.value;
  const monthly = query.start !== 'first_purchase' && query.interval === 'month';
  return (
    <DataTable
      caption={text.months}
      csvName="next-month-retention"
      columns={[
        { title: text.month },
        ...[text.signedUp, text.back, text.rate].map((title) => ({ title, number: true })),
        { title: text.state },
      ]}
      rows={answer.months.map((month) => {
        const name = format.month(month.month);
        const state = month.finished ? text.closed : text.monthOpen;
        const weak = month.finished ? undefined : 'weak';
        return {
          key: month.month,
          cells: [
            name,
            monthly && month.people > 0 ? (
              <CellButton
                key="people"
                of={`${name}, ${text.signedUp}`}
                shown={format.exact(month.people)}
                onPick={() => onPick({ cohort: month.month })}
              />
            ) : (
              format.exact(month.people)
            ),
            format.exact(month.back),
            <span key="rate" className={weak}>
              {month.rate === null ? '—' : format.percent(month.rate)}
            </span>,
            <span key="state" className={weak}>
              {state}
            </span>,
          ],
          values: [month.month, month.people, month.back, month.rate, state],
        };
      })}
    />
  );
}
