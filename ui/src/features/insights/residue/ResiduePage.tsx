import type { ResidueAnswer, ResidueCell, ResidueQuery } from '../../../api/types';
import { useText } from '../../../text';
import { nameIn } from '../figures/names';
import { ScopeFields } from '../figures/ScopeFields';
import { SubjectsSelect } from '../figures/SubjectsSelect';
import { Frame } from '../frame/Frame';
import type { InsightKind, PanelProps } from '../frame/kind';
import { rangeWords } from '../frame/words';
import { emptyDraft, queryOf, readDraft, type Draft } from './draft';
import { ResidueResult } from './ResidueResult';

function ResiduePanel({ draft, onChange }: PanelProps<Draft>) {
  const insights = useText('insights');
  const text = insights.residue;
  return (
    <section className="card query" aria-label={insights.query}>
      <h2>{text.campaigns}</h2>
      <SubjectsSelect
        kind="campaign"
        label={text.campaigns}
        all={text.allCampaigns}
        value={draft.campaigns}
        onChange={(campaigns) => onChange({ ...draft, campaigns })}
      />
      <ScopeFields draft={draft} onChange={onChange} />
    </section>
  );
}

const residue: InsightKind<Draft, ResidueQuery, ResidueAnswer, ResidueCell> = {
  name: 'residue',
  empty: emptyDraft,
  read: readDraft,
  queryOf,
  missing: (_, { insights }) => insights.figures.noCampaigns,
  sentence: (query, format, text) => text.insights.residue.sentence(rangeWords(query, format, text)),
  isEmpty: () => false,
  cellTitle: ({ campaign, brought, day }, { answer }, _, text) => {
    const words = text.insights.residue;
    const found = answer.campaigns.find((one) => one.key === campaign);
    if (!found) return undefined;
    const who = brought === true ? words.brought : brought === false ? words.others : words.all;
    return words.cell(
      typeof day === 'number' ? words.cellDay(who, day) : who,
      nameIn(text, found.names, found.key),
    );
  },
  Panel: ResiduePanel,
  Result: ResidueResult,
};

export default function ResiduePage() {
  return <Frame kind={residue} />;
}
