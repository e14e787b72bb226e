import type { FunnelAnswer, FunnelQuery, FunnelStage } from '../../../api/types';
import { Bars } from '../../../charts/Bars';
import { LineChart, seriesColours } from '../../../charts/LineChart';
import { axisTop } from '../../../charts/TileLine';
import { useAnnotations } from '../../../components/annotations';
import { DataTable } from '../../../components/DataTable';
import { useLanguage } from '../../../text';
import { bucketName } from '../frame/buckets';
import { CellButton } from '../frame/CellButton';
import type { ResultProps } from '../frame/kind';
import { groupName } from '../frame/words';
import { viewOf } from './draft';
import { FunnelChart } from './FunnelChart';
import { barWords, lostAt, sentenceOf, stepName, type FunnelCell } from './words';

type Props = ResultProps<FunnelQuery, FunnelAnswer, FunnelCell>;

/** Every step of everybody and of each value of the breakdowns. */
function StepTable({ query, answer, format, onPick }: Props) {
  const { text } = useLanguage();
  const words = text.insights.funnel;
  const grouped = answer.groups.length > 0;
  const all: { name: string; breakdown?: (string | null)[]; steps: FunnelStage[] }[] = [
    { name: words.everybody, steps: answer.steps },
    ...answer.groups.map((g) => ({ name: groupName(g.breakdown, text, query.breakdown), ...g })),
  ];
  const rate = (share: number | null) => (share === null ? '—' : format.percent(share));
  const rows = all.flatMap((group) =>
    group.steps.map((stage, i) => {
      const name = stepName(query, i + 1, text);
      const lost = lostAt(group.steps, i);
      const cell = { step: i + 1, ...(group.breakdown ? { breakdown: group.breakdown } : {}) };
      const number = (of: string, value: number, outcome: FunnelCell['outcome']) => (
        <CellButton
          of={grouped ? `${group.name}, ${of}` : of}
          shown={format.exact(value)}
          onPick={() => onPick({ ...cell, outcome })}
        />
      );
      return {
        key: `${group.name}-${i}`,
        cells: [
          ...(grouped ? [group.name] : []),
          words.stepNamed(i + 1, name),
          number(words.cameTo(i + 1, name), stage.people, 'converted'),
          rate(stage.fromFirst),
          rate(stage.fromPrevious),
          lost === null ? '—' : number(words.droppedAt(i + 1, name), lost, 'dropped'),
          stage.medianSeconds === null ? '—' : format.duration(stage.medianSeconds),
        ],
        values: [
          ...(grouped ? [group.name] : []),
          words.stepNamed(i + 1, name),
          stage.people,
          stage.fromFirst,
          stage.fromPrevious,
          lost,
          stage.medianSeconds,
        ],
      };
    }),
  );
  return (
    <DataTable
      caption={words.table}
      csvName="funnel"
      columns={[
        ...(grouped ? [{ title: words.value }] : []),
        { title: words.stepColumn },
        { title: words.people, number: true },
        { title: words.ofFirst, number: true },
        { title: words.ofPreviousTitle, number: true },
        { title: words.lostTitle, number: true },
        { title: words.medianTitle, number: true },
      ]}
      rows={rows}
    />
  );
}

function OverTime({ query, answer, format, view, onPick }: Props) {
  const { text } = useLanguage();
  const words = text.insights.funnel;
  const time = answer.overTime;
  const marks = useAnnotations(query);
  if (!time) return null;
  const interval = query.interval ?? 'day';
  const step = query.steps.length;
  const openFrom = time.openFrom === null ? time.buckets.length : time.buckets.indexOf(time.openFrom);
  const rates = time.buckets.map((_, i) => (time.entered[i] ? time.converted[i]! / time.entered[i] : null));
  const pick = (i: number, outcome: FunnelCell['outcome']) => {
    const bucket = time.buckets[i];
    if (bucket) onPick({ step, outcome, bucket });
  };
  return (
    <>
      {view === 'chart' && (
        <>
          <LineChart
            lines={[{ name: words.conversion, colour: seriesColours[0]!, values: rates }]}
            buckets={time.buckets.map((b) => bucketName(b, interval, format, true))}
            openFrom={openFrom}
            openLabel={text.common.chart.open}
            unit={words.ofStarted}
            show={format.percent}
            axis={format.percent}
            max={axisTop(rates.map((r) => r ?? 0))}
            label={words.overTimeChart(sentenceOf(query, format, text))}
            onPick={(_, i) => pick(i, 'converted')}
            lane={{ marks, starts: time.buckets }}
          />
          {openFrom < time.buckets.length && <p className="weak hint">{words.openHint}</p>}
        </>
      )}
      <DataTable
        caption={words.overTimeTable}
        csvName="funnel-over-time"
        columns={[
          { title: words.started },
          { title: words.startedPeople, number: true },
          { title: words.convertedTitle, number: true },
          { title: words.conversion, number: true },
          { title: words.lostTitle, number: true },
          { title: text.common.chart.status },
        ]}
        rows={time.buckets.map((bucket, i) => {
          const name = bucketName(bucket, interval, format);
          const [entered, converted] = [time.entered[i]!, time.converted[i]!];
          const state = text.common.bucketStatus[i >= openFrom ? 'open' : 'closed'];
          return {
            key: bucket,
            cells: [
              name,
              format.exact(entered),
              <CellButton
                key="c"
                of={`${name}, ${words.convertedTitle}`}
                shown={format.exact(converted)}
                onPick={() => pick(i, 'converted')}
              />,
              rates[i] === null ? '—' : format.percent(rates[i]!),
              <CellButton
                key="l"
                of={`${name}, ${words.lostTitle}`}
                shown={format.exact(entered - converted)}
                onPick={() => pick(i, 'dropped')}
              />,
              state,
            ],
            values: [bucket, entered, converted, rates[i] ?? null, entered - converted, state],
          };
        })}
      />
    </>
  );
}

function TimeToConvert({ query, answer, format, view, onPick }: Props) {
  const { text } = useLanguage();
  const words = text.insights.funnel;
  const times = answer.timeToConvert;
  if (!times) return null;
  const [from, to] = [stepName(query, times.from, text), stepName(query, times.to, text)];
  const bin = (i: number) => barWords(times.bins[i]!, format, text);
  const pick = (i: number) => onPick({ step: times.to, outcome: 'converted', bin: i });
  const share = (people: number) => (times.people === 0 ? '—' : format.percent(people / times.people));
  return (
    <>
      <p>
        <CellButton
          of={words.cameTo(times.to, to)}
          shown={text.common.people(format.exact(times.people))}
          onPick={() => onPick({ step: times.to, outcome: 'converted' })}
        />{' '}
        {words.took(
          words.stepNamed(times.from, from),
          words.stepNamed(times.to, to),
          times.medianSeconds === null ? '—' : format.duration(times.medianSeconds),
          times.meanSeconds === null ? '—' : format.duration(times.meanSeconds),
        )}
      </p>
      {view === 'chart' && times.people > 0 && (
        <Bars
          series={[
            { name: words.people, colour: seriesColours[0]!, values: times.bins.map((b) => b.people) },
          ]}
          buckets={times.bins.map((b, i) => ({ name: bin(i), short: format.duration(b.fromSeconds) }))}
          unit={words.people}
          show={(n) => `${format.exact(n)} · ${share(n)}`}
          axis={format.compact}
          axisTitle={words.timeAxis}
          label={words.convertChart(sentenceOf(query, format, text))}
          onPick={(_, i) => pick(i)}
        />
      )}
      <DataTable
        caption={words.convertTable}
        csvName="funnel-time-to-convert"
        columns={[
          { title: words.timeAxis },
          { title: words.people, number: true },
          { title: words.ofThem, number: true },
        ]}
        rows={times.bins.map((b, i) => ({
          key: String(i),
          cells: [
            bin(i),
            <CellButton
              key="people"
              of={`${words.cameTo(times.to, to)}, ${bin(i)}`}
              shown={format.exact(b.people)}
              onPick={() => pick(i)}
            />,
            share(b.people),
          ],
          values: [bin(i), b.people, times.people === 0 ? null : b.people / times.people],
        }))}
      />
    </>
  );
}

/** The view that was asked for, with its table. */
export function FunnelResult(props: Props) {
  const { query, answer, view } = props;
  const shows = viewOf(query);
  if (shows === 'time') return <OverTime {...props} />;
  if (shows === 'convert') return <TimeToConvert {...props} />;
  return (
    <>
      {view === 'chart' && <FunnelChart {...props} />}
      <StepTable {...props} answer={answer} />
    </>
  );
}
