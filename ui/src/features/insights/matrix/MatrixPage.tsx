import type { MatrixAnswer, MatrixCell, MatrixQuery } from '../../../api/types';
import { useText } from '../../../text';
import { nameIn } from '../figures/names';
import { ScopeFields } from '../figures/ScopeFields';
import { SubjectsSelect } from '../figures/SubjectsSelect';
import { Frame } from '../frame/Frame';
import type { InsightKind, PanelProps } from '../frame/kind';
import { NumberSection } from '../frame/NumberSection';
import { rangeWords } from '../frame/words';
import { emptyDraft, queryOf, readDraft, type Draft } from './draft';
import { MatrixResult } from './MatrixResult';

function MatrixPanel({ draft, onChange }: PanelProps<Draft>) {
  const insights = useText('insights');
  const text = insights.matrix;
  return (
    <section className="card query" aria-label={insights.query}>
      <h2>{text.features}</h2>
      <SubjectsSelect
        kind="feature"
        label={text.features}
        all={text.allFeatures}
        value={draft.features}
        onChange={(features) => onChange({ ...draft, features })}
      />
      <h2>{text.campaigns}</h2>
      <SubjectsSelect
        kind="campaign"
        label={text.campaigns}
        all={text.allCampaigns}
        value={draft.campaigns}
        onChange={(campaigns) => onChange({ ...draft, campaigns })}
      />
      <NumberSection
        title={text.line}
        value={draft.line}
        usual={emptyDraft.line}
        min={0}
        max={100}
        percent
        onChange={(line) => onChange({ ...draft, line })}
      />
      <ScopeFields draft={draft} onChange={onChange} />
    </section>
  );
}

const matrix: InsightKind<Draft, MatrixQuery, MatrixAnswer, MatrixCell> = {
  name: 'matrix',
  empty: emptyDraft,
  read: readDraft,
  queryOf,
  missing: (_, { insights }) => insights.figures.noFeatures,
  sentence: (query, format, text) =>
    text.insights.matrix.sentence(rangeWords(query, format, text), format.percent(query.line ?? 0.4)),
  isEmpty: () => false,
  cellTitle: ({ feature, campaign }, { answer }, _, text) => {
    const words = text.insights.matrix;
    const one = answer.features.find((f) => f.key === feature);
    const other = answer.campaigns.find((c) => c.key === campaign);
    if ((feature && !one) || (campaign && !other)) return undefined;
    const used = one && nameIn(text, one.names, one.key);
    const joined = other && nameIn(text, other.names, other.key);
    if (used && joined) return words.both(used, joined);
    if (used) return words.used(used);
    return joined ? words.joined(joined) : words.everybody;
  },
  Panel: MatrixPanel,
  Result: MatrixResult,
};

export default function MatrixPage() {
  return <Frame kind={matrix} />;
}
