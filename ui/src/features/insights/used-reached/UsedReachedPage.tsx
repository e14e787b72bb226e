import { useEffect } from 'react';
import type { QuadrantAnswer, QuadrantCell, QuadrantQuery } from '../../../api/types';
import { useSession } from '../../../app/session';
import { useFeatures } from '../../../components/catalog';
import { useText } from '../../../text';
import { ScopeFields } from '../figures/ScopeFields';
import { SubjectSelect } from '../figures/SubjectsSelect';
import { Frame } from '../frame/Frame';
import type { InsightKind, PanelProps } from '../frame/kind';
import { NumberSection } from '../frame/NumberSection';
import { rangeWords } from '../frame/words';
import { emptyDraft, matureRange, queryOf, readDraft, type Draft } from './draft';
import { UsedReachedResult } from './UsedReachedResult';

/** Begins with the first feature there is and days that are over, so that the page shows something at once. */
function UsedReachedPanel({ draft, onChange }: PanelProps<Draft>) {
  const { today } = useSession();
  const insights = useText('insights');
  const text = insights.usedReached;
  const first = useFeatures().data?.items[0]?.key;
  useEffect(() => {
    if (draft.feature || !first) return;
    const range = draft.range === emptyDraft.range ? matureRange(draft.returnDays, today) : draft.range;
    onChange({ ...draft, feature: first, range });
  }, [draft, first, today, onChange]);
  return (
    <section className="card query" aria-label={insights.query}>
      <h2>{text.feature}</h2>
      <SubjectSelect
        kind="feature"
        label={text.chooseFeature}
        value={draft.feature}
        onChange={(feature) => onChange({ ...draft, feature })}
      />
      <h2>{text.campaign}</h2>
      <SubjectSelect
        kind="campaign"
        label={text.campaign}
        none={text.anyCampaign}
        value={draft.campaign}
        onChange={(campaign) => onChange({ ...draft, campaign })}
      />
      <NumberSection
        title={text.returnDays}
        value={draft.returnDays}
        usual={emptyDraft.returnDays}
        min={1}
        max={90}
        onChange={(returnDays) => onChange({ ...draft, returnDays })}
      />
      <ScopeFields draft={draft} onChange={onChange} />
    </section>
  );
}

const usedReached: InsightKind<Draft, QuadrantQuery, QuadrantAnswer, QuadrantCell> = {
  name: 'used_reached',
  empty: emptyDraft,
  read: readDraft,
  queryOf,
  missing: (_, { insights }) => insights.usedReached.empty,
  sentence: (query, format, text) =>
    text.insights.usedReached.sentence(rangeWords(query, format, text), query.returnDays ?? 7),
  isEmpty: (answer) => answer.active === 0,
  cellTitle: (cell, _, __, text) => {
    const words = text.insights.usedReached;
    const parts = (['used', 'reached', 'stayed'] as const)
      .filter((part) => typeof cell[part] === 'boolean')
      .map((part) => words.cell[part][cell[part] ? 'yes' : 'no']);
    return parts.join(words.join) || words.everybody;
  },
  Panel: UsedReachedPanel,
  Result: UsedReachedResult,
};

export default function UsedReachedPage() {
  return <Frame kind={usedReached} />;
}
