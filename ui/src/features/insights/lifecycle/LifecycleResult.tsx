import type { LifecycleAnswer, LifecycleQuery, LifecycleState } from '../../../api/types';
import { useSession } from '../../../app/session';
import { Bars } from '../../../charts/Bars';
import { otherColour, seriesColours } from '../../../charts/LineChart';
import { useAnnotations } from '../../../components/annotations';
import { DataTable } from '../../../components/DataTable';
import { useLanguage } from '../../../text';
import { bucketName, firstOpen } from '../frame/buckets';
import { CellButton } from '../frame/CellButton';
import type { ResultProps } from '../frame/kind';
import type { LifecycleCell } from './LifecyclePage';

type Props = ResultProps<LifecycleQuery, LifecycleAnswer, LifecycleCell>;

/** From zero outwards. */
const order: LifecycleState[] = ['returning', 'resurrecting', 'new', 'dormant'];
const colours: Record<LifecycleState, string> = {
  returning: seriesColours[0]!,
  resurrecting: seriesColours[4]!,
  new: seriesColours[2]!,
  dormant: otherColour,
};

/** Those who came above zero, those who went quiet below it; the difference of who came and went in the table. */
export function LifecycleResult({ query, answer, format, view, onPick }: Props) {
  const { text } = useLanguage();
  const { project, now } = useSession();
  const words = text.insights.lifecycle;
  const interval = query.interval ?? 'day';
  const marks = useAnnotations(query);
  const openFrom = firstOpen(answer.buckets, interval, now(), project.zone);
  const valuesOf = (state: LifecycleState) => answer.series.find((s) => s.state === state)?.values ?? [];
  const states = order.map((state) => ({
    state,
    name: words.states[state],
    colour: colours[state],
    values: valuesOf(state),
    below: state === 'dormant',
  }));
  const net = (i: number) => {
    const of = (state: LifecycleState) => valuesOf(state)[i] ?? 0;
    return of('new') + of('resurrecting') - of('dormant');
  };
  return (
    <>
      {view === 'chart' && (
        <>
          <Bars
            series={states}
            buckets={answer.buckets.map((b) => ({
              name: bucketName(b, interval, format),
              short: bucketName(b, interval, format, true),
            }))}
            unit={words.people}
            show={format.exact}
            axis={format.compact}
            openFrom={openFrom}
            openLabel={text.common.chart.open}
            label={words.chart}
            lane={{ marks, starts: answer.buckets }}
            onPick={(series, bucket) =>
              onPick({ state: states[series]!.state, bucket: answer.buckets[bucket]! })
            }
          />
          <p className="weak hint">{words.pickBar}</p>
        </>
      )}
      <DataTable
        caption={words.table}
        csvName="lifecycle"
        columns={[
          { title: text.common.chart.bucket },
          ...states.map((s) => ({ title: s.name, number: true })),
          { title: words.net, number: true },
          { title: text.common.chart.status },
        ]}
        rows={answer.buckets.map((bucket, i) => {
          const name = bucketName(bucket, interval, format);
          const status = text.common.bucketStatus[i >= openFrom ? 'open' : 'closed'];
          const begun = states.some((s) => s.values[i] !== null);
          return {
            key: bucket,
            cells: [
              name,
              ...states.map(({ state, name: stateName, values }) => {
                const value = values[i];
                return value === null || value === undefined ? (
                  '—'
                ) : (
                  <CellButton
                    key={state}
                    of={`${stateName}, ${name}`}
                    shown={format.exact(value)}
                    onPick={() => onPick({ state, bucket })}
                  />
                );
              }),
              begun ? words.signed(format.exact(Math.abs(net(i))), Math.sign(net(i))) : '—',
              status,
            ],
            values: [bucket, ...states.map((s) => s.values[i] ?? null), begun ? net(i) : null, status],
          };
        })}
      />
    </>
  );
}
