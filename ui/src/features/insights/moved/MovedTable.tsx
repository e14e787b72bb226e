import type { MovedAnswer } from '../../../api/types';
import { DataTable } from '../../../components/DataTable';
import { useLanguage } from '../../../text';
import { CellButton } from '../frame/CellButton';
import { valueName } from '../frame/words';
import type { MovedProps } from './MovedResult';
import { contribution, rateOf } from './words';

type Split = MovedAnswer['dimensions'][number];

/** The same as numbers; the last row adds up to the change. */
export function MovedTable({
  dimension,
  split,
  props,
}: {
  dimension: number;
  split: Split;
  props: MovedProps;
}) {
  const { answer, format, onPick } = props;
  const { text: all } = useLanguage();
  const text = all.insights.moved;
  const rate = (did: number, people: number) => {
    const value = rateOf(did, people);
    return value === null ? '—' : format.percent(value);
  };
  const numbers = [text.beforeRate, text.afterRate, text.mix, text.rateEffect, text.sum, text.share].map(
    (title) => ({ title, number: true }),
  );
  const parts = split.parts.map((part) => {
    const name = valueName(part.value, all);
    const side = (before: boolean) => {
      const [did, people] = before ? [part.beforeDid, part.beforePeople] : [part.afterDid, part.afterPeople];
      const cell = { before, dimension, value: part.value };
      return (
        <span key={String(before)}>
          {rate(did, people)}{' '}
          <CellButton
            of={text.cell(before ? text.before : text.after, `${name}${text.join}${text.did}`)}
            shown={`n ${format.exact(did)}`}
            onPick={() => onPick({ ...cell, did: true })}
          />
          {' / '}
          <CellButton
            of={text.cell(before ? text.before : text.after, `${name}${text.join}${text.everybody}`)}
            shown={format.exact(people)}
            onPick={() => onPick(cell)}
          />
        </span>
      );
    };
    return {
      key: String(part.value),
      cells: [
        name,
        side(true),
        side(false),
        format.points(part.mix),
        format.points(part.rate),
        <b key="sum">{format.points(contribution(part))}</b>,
        part.share === null ? '—' : format.percent(part.share),
      ],
      values: [
        part.value,
        rateOf(part.beforeDid, part.beforePeople),
        rateOf(part.afterDid, part.afterPeople),
        part.mix,
        part.rate,
        contribution(part),
        part.share,
      ],
    };
  });
  const { before, after } = answer;
  const total = {
    key: '$total',
    cells: [
      <b key="total">{text.total}</b>,
      `${rate(before.did, before.people)} n ${format.exact(before.did)} / ${format.exact(before.people)}`,
      `${rate(after.did, after.people)} n ${format.exact(after.did)} / ${format.exact(after.people)}`,
      format.points(split.mix),
      format.points(split.rate),
      <b key="sum">{format.points(contribution(split))}</b>,
      format.percent(1),
    ],
    values: [text.total, before.rate, after.rate, split.mix, split.rate, contribution(split), 1],
  };
  return (
    <DataTable
      caption={text.table(split.property)}
      csvName={`moved-${split.property}`}
      columns={[{ title: text.value }, ...numbers]}
      rows={[...parts, total]}
    />
  );
}
