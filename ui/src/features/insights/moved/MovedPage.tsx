import type { MovedAnswer, MovedCell, MovedQuery } from '../../../api/types';
import { Frame } from '../frame/Frame';
import type { InsightKind } from '../frame/kind';
import { valueName } from '../frame/words';
import { emptyDraft, lacking, queryOf, readDraft, type Draft } from './draft';
import { MovedPanel } from './MovedPanel';
import { MovedResult } from './MovedResult';
import { sentenceOf } from './words';

const moved: InsightKind<Draft, MovedQuery, MovedAnswer, MovedCell> = {
  name: 'moved',
  empty: emptyDraft,
  read: readDraft,
  queryOf,
  missing: (draft, { insights }) => insights.moved.missing[lacking(draft, '9999-12-31') ?? 'dates'],
  sentence: sentenceOf,
  isEmpty: (answer) => answer.before.people === 0 && answer.after.people === 0,
  cellTitle: ({ before, did, dimension, value }, { answer }, _, text) => {
    const words = text.insights.moved;
    const split = typeof dimension === 'number' ? answer.dimensions[dimension] : undefined;
    if (typeof dimension === 'number' && !split) return undefined;
    const who = did === true ? words.did : did === false ? words.didNot : words.everybody;
    const part = split ? [`${split.property} ${valueName(value ?? null, text)}`] : [];
    return words.cell(before ? words.before : words.after, [...part, who].join(words.join));
  },
  Panel: MovedPanel,
  Result: MovedResult,
};

export default function MovedPage() {
  return <Frame kind={moved} />;
}
