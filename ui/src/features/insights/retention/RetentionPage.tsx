import type { RetentionAnswer, RetentionQuery } from '../../../api/types';
import { Frame } from '../frame/Frame';
import type { InsightKind } from '../frame/kind';
import { emptyDraft, queryOf, readDraft, type Draft } from './draft';
import './retention.css';
import { RetentionPanel } from './RetentionPanel';
import { RetentionResult } from './RetentionResult';
import { cellTitle, sentenceOf, type RetentionCell } from './words';

const retention: InsightKind<Draft, RetentionQuery, RetentionAnswer, RetentionCell> = {
  name: 'retention',
  empty: emptyDraft,
  read: readDraft,
  queryOf,
  missing: (_, { insights }) => insights.retention.empty,
  sentence: sentenceOf,
  isEmpty: (answer) => answer.cohorts.every((c) => c.size === 0),
  cellTitle,
  sides: (cell, _, { insights }) =>
    cell.cell > 0
      ? (['returned', 'lost'] as const).map((outcome) => ({
          label: insights.retention.outcomes[outcome],
          cell: { ...cell, outcome },
        }))
      : [],
  Panel: RetentionPanel,
  Result: RetentionResult,
};

export default function RetentionPage() {
  return <Frame kind={retention} />;
}
