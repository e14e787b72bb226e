import { DataTable } from '../../../components/DataTable';
import { useMoney } from '../../../components/money';
import { useLanguage } from '../../../text';
import { CellButton } from '../frame/CellButton';
import { useSaid } from '../figures/Findings';
import { bucketName } from '../frame/buckets';
import type { AcquisitionProps } from './AcquisitionResult';
import { channelName, lastLtv, type Channel } from './words';

/** One row a channel, all together last. */
export function ChannelTable({ answer, format, onPick }: AcquisitionProps) {
  const { text: all } = useLanguage();
  const text = all.insights.acquisition;
  const money = useMoney(answer.currency);
  const said = useSaid();
  const amount = (value: number | null) => (value === null ? '—' : money.exact(value));
  const row = (one: Channel, total: boolean) => {
    const name = total ? text.total : channelName(one.channel, all);
    const ltv = lastLtv(one);
    return {
      key: total ? '$total' : (one.channel ?? '$none'),
      cells: [
        total ? <b key="name">{name}</b> : name,
        money.exact(one.spend),
        <CellButton
          key="people"
          of={text.signedUp(name)}
          shown={format.exact(one.signUps)}
          onPick={() => onPick(total ? { all: true } : { channel: one.channel })}
        />,
        amount(one.cac),
        ltv === null ? '—' : `${money.exact(ltv)} · ${text.ltv(one.ltv.length)}`,
        one.ltvToCac === null ? '—' : one.ltvToCac.toFixed(2),
        <span key="payback" className="wrap">
          {said(one.payback)}
        </span>,
      ],
      values: [
        total ? text.total : one.channel,
        one.spend,
        one.signUps,
        one.cac,
        ltv,
        one.ltvToCac,
        one.paybackMonth,
      ],
    };
  };
  return (
    <DataTable
      caption={text.table}
      csvName="acquisition"
      columns={[
        { title: text.channelColumn },
        { title: `${text.spend} (${answer.currency})`, number: true },
        { title: text.signUps, number: true },
        { title: `${text.cac} (${answer.currency})`, number: true },
        { title: text.ltvPlain, number: true },
        { title: text.ratio, number: true },
        { title: text.payback },
      ]}
      rows={[...answer.channels.map((one) => row(one, false)), row(answer.total, true)]}
    />
  );
}

/** The cost bucket by bucket. */
export function BucketTable({ query, answer, format }: AcquisitionProps) {
  const text = useLanguage().text.insights.acquisition;
  const money = useMoney(answer.currency);
  return (
    <DataTable
      caption={text.bucketTable}
      csvName="cac-over-time"
      maxHeight={260}
      columns={[
        { title: text.bucket },
        { title: `${text.spend} (${answer.currency})`, number: true },
        { title: text.signUps, number: true },
        { title: `${text.cac} (${answer.currency})`, number: true },
      ]}
      rows={answer.buckets.map((bucket) => ({
        key: bucket.start,
        cells: [
          bucketName(bucket.start, query.interval ?? 'week', format),
          money.exact(bucket.spend),
          format.exact(bucket.signUps),
          bucket.cac === null ? '—' : money.exact(bucket.cac),
        ],
        values: [bucket.start, bucket.spend, bucket.signUps, bucket.cac],
      }))}
    />
  );
}
