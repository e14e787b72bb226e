import { Link } from 'react-router';
import type { AcquisitionAnswer, AcquisitionCell, AcquisitionQuery } from '../../../api/types';
import { useSession } from '../../../app/session';
import { LineChart, seriesColours } from '../../../charts/LineChart';
import { useAnnotations } from '../../../components/annotations';
import { EmptyState } from '../../../components/EmptyState';
import { useMoney } from '../../../components/money';
import { useLanguage } from '../../../text';
import { Definition, Findings } from '../figures/Findings';
import { portion } from '../figures/numbers';
import { Undeclared, useUndeclared } from '../figures/Undeclared';
import type { ResultProps } from '../frame/kind';
import { bucketName, firstOpen } from '../frame/buckets';
import { BucketTable, ChannelTable } from './AcquisitionTables';
import { channelName, lastLtv, nothingSpent } from './words';

export type AcquisitionProps = ResultProps<AcquisitionQuery, AcquisitionAnswer, AcquisitionCell>;

function Bars({ answer }: AcquisitionProps) {
  const { text: all } = useLanguage();
  const text = all.insights.acquisition;
  const money = useMoney(answer.currency);
  const shown = answer.channels.filter((one) => one.cac !== null || one.ltv.length > 0);
  const most = Math.max(...shown.flatMap((one) => [one.cac ?? 0, lastLtv(one) ?? 0]));
  if (shown.length === 0) return null;
  return (
    <div className="pairs" role="group" aria-label={text.bars}>
      {shown.map((one) => {
        const ltv = lastLtv(one);
        const bars = [
          { name: text.cac, value: one.cac, className: 'operations' },
          { name: ltv === null ? text.ltvPlain : text.ltv(one.ltv.length), value: ltv, className: 'product' },
        ];
        return (
          <section key={one.channel ?? ''} className="pair">
            <h3>
              {channelName(one.channel, all)}
              {one.ltvToCac !== null && (
                <span className="weak">
                  {' '}
                  · {text.ratio} {one.ltvToCac.toFixed(2)}
                </span>
              )}
            </h3>
            {bars
              .filter((bar) => bar.value !== null)
              .map((bar) => (
                <div key={bar.name} className="pair-bar">
                  <span className="pair-who">{bar.name}</span>
                  <span className="pair-track">
                    <span
                      className={`pair-fill ${bar.className}`}
                      style={{ width: portion(bar.value!, most) }}
                    />
                  </span>
                  <b className="pair-value">{money.exact(bar.value!)}</b>
                </div>
              ))}
          </section>
        );
      })}
    </div>
  );
}

function OverTime(props: AcquisitionProps) {
  const { query, answer, format } = props;
  const text = useLanguage().text.insights.acquisition;
  const { project, now } = useSession();
  const money = useMoney(answer.currency);
  const interval = query.interval ?? 'week';
  const marks = useAnnotations(query);
  const starts = answer.buckets.map((bucket) => bucket.start);
  return (
    <section className="split">
      <h2>{text.overTime}</h2>
      <LineChart
        lines={[
          {
            name: text.cac,
            colour: seriesColours[1]!,
            values: answer.buckets.map((bucket) => bucket.cac),
          },
        ]}
        buckets={starts.map((start) => bucketName(start, interval, format, true))}
        openFrom={firstOpen(starts, interval, now(), project.zone)}
        openLabel={text.open}
        unit={text.cacUnit(answer.currency)}
        show={money.exact}
        axis={money.axis}
        label={text.overTime}
        height={220}
        lane={{ marks, starts }}
      />
      <BucketTable {...props} />
    </section>
  );
}

/** What winning people costs: what it says, cost beside value, the cost over time, the tables. */
export function AcquisitionResult(props: AcquisitionProps) {
  const { answer, view } = props;
  const { project } = useSession();
  const text = useLanguage().text.insights.acquisition;
  const undeclared = useUndeclared('signUps');
  if (undeclared) return <Undeclared word={undeclared} />;
  const chart = view === 'chart';
  const free = nothingSpent(answer);
  if (answer.channels.length === 0) return <EmptyState title={text.nobody.title} lead={text.nobody.lead} />;
  return (
    <>
      {free ? (
        <EmptyState
          title={text.noSpend.title}
          lead={text.noSpend.lead}
          action={<Link to={`/p/${project.key}/settings/spend`}>{text.noSpend.action}</Link>}
        />
      ) : (
        <Findings sentences={answer.sentences} />
      )}
      {!free && answer.total.ltv.length === 0 && <p className="note">{text.notMeasured}</p>}
      {chart && !free && <OverTime {...props} />}
      <section className="split">
        <h2>{text.bars}</h2>
        {chart && <Bars {...props} />}
        <ChannelTable {...props} />
      </section>
      {!chart && !free && <BucketTable {...props} />}
      <Definition definition={answer.definition} revision={answer.revision} />
    </>
  );
}
