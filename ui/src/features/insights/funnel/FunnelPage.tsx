import Segmented from 'antd/es/segmented';
import type { FunnelAnswer, FunnelQuery } from '../../../api/types';
import { useText } from '../../../text';
import { Frame } from '../frame/Frame';
import type { InsightKind, PanelProps } from '../frame/kind';
import { emptyDraft, queryOf, readDraft, views, type Draft } from './draft';
import { FunnelPanel } from './FunnelPanel';
import { FunnelResult } from './FunnelResult';
import { cellTitle, sentenceOf, type FunnelCell } from './words';

function FunnelViews({ draft, onChange }: PanelProps<Draft>) {
  const words = useText('insights').funnel;
  return (
    <div className="toolbar">
      <Segmented
        aria-label={words.view}
        value={draft.show}
        options={views.map((v) => ({ value: v, label: words.views[v] }))}
        onChange={(show) => onChange({ ...draft, show })}
      />
    </div>
  );
}

const funnel: InsightKind<Draft, FunnelQuery, FunnelAnswer, FunnelCell> = {
  name: 'funnel',
  empty: emptyDraft,
  read: readDraft,
  queryOf,
  missing: (draft, { insights }) =>
    draft.steps.some((s) => s.event) ? insights.funnel.oneMore : insights.funnel.empty,
  sentence: sentenceOf,
  isEmpty: (answer) => answer.steps[0]?.people === 0,
  cellTitle,
  sides: (cell, _, { insights }) =>
    cell.step > 1 && cell.bin === undefined
      ? (['converted', 'dropped'] as const).map((outcome) => ({
          label: insights.funnel.outcomes[outcome],
          cell: { ...cell, outcome },
        }))
      : [],
  Toolbar: FunnelViews,
  Panel: FunnelPanel,
  Result: FunnelResult,
};

export default function FunnelPage() {
  return <Frame kind={funnel} />;
}
