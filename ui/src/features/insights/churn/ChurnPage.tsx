import type { ChurnAnswer, ChurnCell, ChurnQuery } from '../../../api/types';
import { useText } from '../../../text';
import { ScopeFields } from '../figures/ScopeFields';
import { Frame } from '../frame/Frame';
import type { InsightKind, PanelProps } from '../frame/kind';
import { NumberSection } from '../frame/NumberSection';
import { rangeWords } from '../frame/words';
import { ChurnResult } from './ChurnResult';
import { dayWords, emptyDraft, queryOf, readDraft, type Draft } from './draft';

function ChurnPanel({ draft, onChange }: PanelProps<Draft>) {
  const insights = useText('insights');
  const text = insights.churn;
  return (
    <section className="card query" aria-label={insights.query}>
      {(['horizonDays', 'inactiveDays'] as const).map((field) => (
        <NumberSection
          key={field}
          title={text[field]}
          value={draft[field]}
          usual={emptyDraft[field]}
          min={1}
          max={365}
          onChange={(days) => onChange({ ...draft, [field]: days })}
        />
      ))}
      <ScopeFields draft={draft} onChange={onChange} />
    </section>
  );
}

const churn: InsightKind<Draft, ChurnQuery, ChurnAnswer, ChurnCell> = {
  name: 'churn',
  empty: emptyDraft,
  read: readDraft,
  queryOf,
  missing: (_, { insights }) => insights.figures.undeclared.signUps,
  sentence: (query, format, text) =>
    text.insights.churn.sentence(
      rangeWords(query, format, text),
      query.horizonDays ?? 30,
      query.inactiveDays ?? 30,
    ),
  isEmpty: () => false,
  cellTitle: ({ part, fromDay, toDay }, _, __, text) => {
    const words = text.insights.churn;
    if (part === 'all') return words.everybody;
    if (part === 'kept') return words.kept;
    if (typeof fromDay !== 'number' || typeof toDay !== 'number') return words.lost;
    return `${words.lost}: ${words.day(dayWords(fromDay, toDay))}`;
  },
  Panel: ChurnPanel,
  Result: ChurnResult,
};

export default function ChurnPage() {
  return <Frame kind={churn} />;
}
