import InputNumber from 'antd/es/input-number';
import type { PredictionAnswer, PredictionCell, PredictionQuery } from '../../../api/types';
import { useText } from '../../../text';
import { ScopeFields } from '../figures/ScopeFields';
import { Frame } from '../frame/Frame';
import type { InsightKind, PanelProps } from '../frame/kind';
import { NumberSection } from '../frame/NumberSection';
import { rangeWords } from '../frame/words';
import { emptyDraft, queryOf, readDraft, type Draft } from './draft';
import { PredictionResult } from './PredictionResult';

function PredictionPanel({ draft, onChange }: PanelProps<Draft>) {
  const insights = useText('insights');
  const text = insights.prediction;
  return (
    <section className="card query" aria-label={insights.query}>
      <NumberSection
        title={text.horizonDays}
        value={draft.horizonDays}
        usual={emptyDraft.horizonDays}
        min={1}
        max={1830}
        onChange={(horizonDays) => onChange({ ...draft, horizonDays })}
      />
      <h2>{text.holdout}</h2>
      <InputNumber
        aria-label={text.holdout}
        className="wide"
        min={0}
        max={3700}
        precision={0}
        placeholder={text.holdoutUsual}
        value={draft.holdoutDays}
        onChange={(days) => onChange({ ...draft, holdoutDays: days ?? undefined })}
      />
      <ScopeFields draft={draft} onChange={onChange} />
    </section>
  );
}

const prediction: InsightKind<Draft, PredictionQuery, PredictionAnswer, PredictionCell> = {
  name: 'prediction',
  empty: emptyDraft,
  read: readDraft,
  queryOf,
  missing: (_, { insights }) => insights.prediction.nobody,
  sentence: (query, format, text) =>
    text.insights.prediction.sentence(rangeWords(query, format, text), query.horizonDays ?? 365),
  isEmpty: () => false,
  cellTitle: ({ repeats }, _, format, text) => {
    const words = text.insights.prediction;
    return typeof repeats === 'number' ? words.repeats(format.exact(repeats)) : words.buyers;
  },
  Panel: PredictionPanel,
  Result: PredictionResult,
};

export default function PredictionPage() {
  return <Frame kind={prediction} />;
}
