import type { TrendAnswer, TrendQuery } from '../../../api/types';
import { bucketName, firstOpen } from '../frame/buckets';
import { useSession } from '../../../app/session';
import { labelWidthOf, LineChart, seriesColours, type Line } from '../../../charts/LineChart';
import { niceTop } from '../../../charts/TileLine';
import type { Format } from '../../../components/format';
import { useText } from '../../../text';

interface Props {
  query: TrendQuery;
  answer: TrendAnswer;
  lines: Line[];
  format: Format;
  /** The question in words. */
  label: string;
  /** Indexes of a line and a bucket. */
  onPick: (line: number, bucket: number) => void;
}

const ON_ONE_CHART = 6;

/** Lines of one unit share a panel; panels of different units are stacked on one time axis, never on two y-axes. */
function panelsOf(query: TrendQuery, answer: TrendAnswer, units: { events: string; people: string }) {
  const panels = new Map<string, number[]>();
  answer.series.forEach((line, i) => {
    const series = query.series[line.index];
    const unit =
      line.measure === 'events' || line.measure === 'people' ? units[line.measure] : (series?.property ?? '');
    panels.set(unit, [...(panels.get(unit) ?? []), i]);
  });
  return [...panels].map(([unit, indexes]) => ({ unit, indexes }));
}

/** Lines of one unit on one chart, as small multiples beyond six. */
export function TrendCharts({ query, answer, lines, format, label, onPick }: Props) {
  const text = useText('insights').trend;
  const common = useText('common');
  const { project, now } = useSession();
  const shared = {
    buckets: answer.buckets.map((b) => bucketName(b, query.interval, format, true)),
    openFrom: firstOpen(answer.buckets, query.interval, now(), project.zone),
    openLabel: common.chart.open,
    show: format.exact,
    axis: format.compact,
  };
  return panelsOf(query, answer, text.unit).map(({ unit, indexes }, _, panels) =>
    indexes.length <= ON_ONE_CHART ? (
      <LineChart
        key={unit}
        {...shared}
        unit={unit}
        height={panels.length > 1 ? 240 : 320}
        labelWidth={labelWidthOf(lines)}
        lines={indexes.map((i) => lines[i]!)}
        label={text.chart(label)}
        onPick={(line, bucket) => onPick(indexes[line]!, bucket)}
      />
    ) : (
      <div key={unit} className="multiples">
        {indexes.map((i) => (
          <figure key={i}>
            <figcaption>{lines[i]!.name}</figcaption>
            <LineChart
              {...shared}
              unit={unit}
              height={160}
              max={niceTop(Math.max(...indexes.flatMap((k) => lines[k]!.values.map((v) => v ?? 0))))}
              lines={[{ ...lines[i]!, colour: seriesColours[0]! }]}
              label={text.chart(lines[i]!.name)}
              onPick={(_, bucket) => onPick(i, bucket)}
            />
          </figure>
        ))}
      </div>
    ),
  );
}
