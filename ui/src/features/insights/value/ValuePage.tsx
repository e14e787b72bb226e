import Segmented from 'antd/es/segmented';
import type { ValueAnswer, ValueCell, ValueQuery } from '../../../api/types';
import { useLanguage } from '../../../text';
import { ScopeFields } from '../figures/ScopeFields';
import { Frame } from '../frame/Frame';
import type { InsightKind, PanelProps } from '../frame/kind';
import { NumberSection } from '../frame/NumberSection';
import { rangeWords } from '../frame/words';
import { bucketName } from '../frame/buckets';
import { emptyDraft, intervals, queryOf, readDraft, starts, type Draft } from './draft';
import { ValueResult } from './ValueResult';

function ValuePanel({ draft, onChange }: PanelProps<Draft>) {
  const { insights, common } = useLanguage().text;
  const text = insights.value;
  return (
    <section className="card query" aria-label={insights.query}>
      <h2>{text.start}</h2>
      <Segmented
        aria-label={text.start}
        value={draft.start}
        options={starts.map((start) => ({ value: start, label: text.starts[start] }))}
        onChange={(start) => onChange({ ...draft, start })}
      />
      <h2>{text.interval}</h2>
      <Segmented
        aria-label={text.interval}
        value={draft.interval}
        options={intervals.map((interval) => ({ value: interval, label: common.interval[interval] }))}
        onChange={(interval) => onChange({ ...draft, interval })}
      />
      <NumberSection
        title={text.periods}
        value={draft.periods}
        usual={emptyDraft.periods}
        min={1}
        max={60}
        onChange={(periods) => onChange({ ...draft, periods })}
      />
      <ScopeFields draft={draft} onChange={onChange} />
    </section>
  );
}

const value: InsightKind<Draft, ValueQuery, ValueAnswer, ValueCell> = {
  name: 'value',
  empty: emptyDraft,
  read: readDraft,
  queryOf,
  missing: (_, { insights }) => insights.value.nobody,
  sentence: (query, format, text) => {
    const words = text.insights.value;
    return words.sentence(
      words.per[query.interval ?? 'month'],
      words.starts[query.start ?? 'sign_up'],
      rangeWords(query, format, text),
    );
  },
  isEmpty: () => false,
  cellTitle: ({ cohort, age }, { query, answer }, format, text) => {
    const words = text.insights.value;
    const name = words.cohortOf(bucketName(cohort, query.interval ?? 'month', format));
    return typeof age === 'number'
      ? words.payersOf(name, words.age(format.exact((age + 1) * answer.stepDays)))
      : name;
  },
  Panel: ValuePanel,
  Result: ValueResult,
};

export default function ValuePage() {
  return <Frame kind={value} />;
}
