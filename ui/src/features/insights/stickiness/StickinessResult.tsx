import type { StickinessAnswer, StickinessQuery } from '../../../api/types';
import { Bars } from '../../../charts/Bars';
import { LineChart, seriesColours } from '../../../charts/LineChart';
import { DataTable } from '../../../components/DataTable';
import { useAddress } from '../../../components/useAddress';
import { useLanguage } from '../../../text';
import { CellButton } from '../frame/CellButton';
import type { ResultProps } from '../frame/kind';
import { countName, sentenceOf, seriesName, type StickinessCell } from './words';

type Props = ResultProps<StickinessQuery, StickinessAnswer, StickinessCell>;

/** People by in how many days they came: bars for one event, lines for several; shares are of all who did it at all. */
export function StickinessResult({ query, answer, format, view, onPick }: Props) {
  const { text } = useLanguage();
  const words = text.insights.stickiness;
  const orMore = useAddress().search.get('count') === 'atLeast';
  const series = answer.series.map((s, i) => ({
    name: seriesName(query, i, text),
    colour: seriesColours[i]!,
    people: s.people,
    values: orMore ? s.atLeast : s.exactly,
  }));
  const counts = Array.from({ length: answer.intervals }, (_, i) => i + 1);
  const pick = (at: number, i: number) => onPick({ series: at, intervals: i + 1, orMore });
  const share = (at: number, value: number) =>
    series[at]!.people === 0 ? '—' : format.percent(value / series[at]!.people);
  const axisTitle = words.axis[query.interval ?? 'day'];
  const chart =
    series.length === 1 ? (
      <Bars
        series={series}
        buckets={counts.map((n) => ({ name: countName(query, n, orMore, text), short: String(n) }))}
        unit={words.people}
        show={(value) => `${format.exact(value)} · ${share(0, value)}`}
        axis={format.compact}
        axisTitle={axisTitle}
        label={words.chart(sentenceOf(query, format, text))}
        onPick={pick}
      />
    ) : (
      <>
        <LineChart
          lines={series}
          buckets={counts.map(String)}
          openFrom={answer.intervals}
          openLabel={text.common.chart.open}
          unit={words.people}
          show={format.exact}
          axis={format.compact}
          label={words.chart(sentenceOf(query, format, text))}
          onPick={pick}
        />
        <p className="bars-title weak">{axisTitle}</p>
      </>
    );
  return (
    <>
      <p className="weak hint">
        {series.map((s) => words.inAll(s.name, format.exact(s.people))).join(words.sentence.join)}
      </p>
      {view === 'chart' && chart}
      <DataTable
        caption={words.table}
        csvName="stickiness"
        columns={[
          { title: axisTitle },
          ...series.flatMap((s) => [
            { title: s.name, number: true },
            { title: words.share, number: true },
          ]),
        ]}
        rows={counts.map((n, i) => {
          const name = countName(query, n, orMore, text);
          return {
            key: String(n),
            cells: [
              name,
              ...series.flatMap((s, at) => [
                <CellButton
                  key={at}
                  of={`${s.name}, ${name}`}
                  shown={format.exact(s.values[i]!)}
                  onPick={() => pick(at, i)}
                />,
                share(at, s.values[i]!),
              ]),
            ],
            values: [
              n,
              ...series.flatMap((s) => [s.values[i]!, s.people === 0 ? null : s.values[i]! / s.people]),
            ],
          };
        })}
      />
    </>
  );
}
