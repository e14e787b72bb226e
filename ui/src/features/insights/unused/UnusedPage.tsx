import type { UnusedAnswer, UnusedCell, UnusedQuery } from '../../../api/types';
import { useText } from '../../../text';
import { nameIn } from '../figures/names';
import { ScopeFields } from '../figures/ScopeFields';
import { Frame } from '../frame/Frame';
import type { InsightKind, PanelProps } from '../frame/kind';
import { NumberSection } from '../frame/NumberSection';
import { rangeWords } from '../frame/words';
import { emptyDraft, queryOf, readDraft, type Draft } from './draft';
import { UnusedResult } from './UnusedResult';

function UnusedPanel({ draft, onChange }: PanelProps<Draft>) {
  const text = useText('insights');
  return (
    <section className="card query" aria-label={text.query}>
      <NumberSection
        title={text.unused.rare}
        value={draft.rare}
        usual={emptyDraft.rare}
        min={0}
        max={100}
        percent
        onChange={(rare) => onChange({ ...draft, rare })}
      />
      <NumberSection
        title={text.unused.newDays}
        value={draft.newDays}
        usual={emptyDraft.newDays}
        min={0}
        max={365}
        onChange={(newDays) => onChange({ ...draft, newDays })}
      />
      <ScopeFields draft={draft} onChange={onChange} />
    </section>
  );
}

const unused: InsightKind<Draft, UnusedQuery, UnusedAnswer, UnusedCell> = {
  name: 'unused',
  empty: emptyDraft,
  read: readDraft,
  queryOf,
  missing: (_, { insights }) => insights.figures.noFeatures,
  sentence: (query, format, text) => text.insights.unused.sentence(rangeWords(query, format, text)),
  isEmpty: () => false,
  cellTitle: ({ feature }, { answer }, _, text) => {
    const found = answer.features.find((use) => use.key === feature);
    return found && text.insights.unused.users(nameIn(text, found.names, found.key));
  },
  Panel: UnusedPanel,
  Result: UnusedResult,
};

export default function UnusedPage() {
  return <Frame kind={unused} />;
}
