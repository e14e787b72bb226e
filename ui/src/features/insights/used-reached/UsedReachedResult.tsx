import type { QuadrantAnswer, QuadrantCell, QuadrantQuery } from '../../../api/types';
import { DataTable } from '../../../components/DataTable';
import { useMoney } from '../../../components/money';
import { useSubjectNames } from '../../../components/SubjectLink';
import { useLanguage } from '../../../text';
import { CellButton } from '../frame/CellButton';
import { Definition, Findings } from '../figures/Findings';
import { nameIn } from '../figures/names';
import { bounds, exactBounds } from '../figures/numbers';
import { heatOf } from '../frame/HeatTable';
import type { ResultProps } from '../frame/kind';

type Props = ResultProps<QuadrantQuery, QuadrantAnswer, QuadrantCell>;
type Group = QuadrantAnswer['quadrants'][number];

function useGroupName() {
  const text = useLanguage().text.insights.usedReached;
  return ({ used, reached }: Group) =>
    text.groupOf(used ? text.used : text.notUsed, reached ? text.reached : text.notReached);
}

function Quadrant({ group, most, props }: { group: Group; most: number; props: Props }) {
  const { answer, format, onPick } = props;
  const { text: all } = useLanguage();
  const text = all.insights.usedReached;
  const money = useMoney(answer.currency);
  const name = useGroupName()(group);
  const { used, reached, people } = group;
  return (
    <td
      className={`quadrant heat-${heatOf(group.retention ?? 0, most)} ${answer.mature ? '' : 'unfinished'}`}
    >
      <small>{text.retention}</small>
      <span className="big">{group.retention === null ? '—' : format.percent(group.retention)}</span>
      {group.range && <small>{bounds(group.range, format.percent)}</small>}
      <span>
        {text.arpu} <b>{group.arpu === null ? '—' : money.exact(group.arpu)}</b>
      </span>
      <span>
        {text.people}{' '}
        <CellButton of={name} shown={format.exact(people)} onPick={() => onPick({ used, reached })} />
      </span>
    </td>
  );
}

function Square(props: Props) {
  const { answer, query, format } = props;
  const { text: all } = useLanguage();
  const text = all.insights.usedReached;
  const names = useSubjectNames();
  const feature = nameIn(all, names({ kind: 'feature', key: query.feature }), query.feature);
  const most = Math.max(...answer.quadrants.map((group) => group.retention ?? 0));
  const of = (used: boolean, reached: boolean) =>
    answer.quadrants.find((group) => group.used === used && group.reached === reached)!;
  return (
    <>
      <table className="heat square">
        <caption className="hidden">{text.quadrants}</caption>
        <thead>
          <tr>
            <th scope="col">
              {feature}
              <small>{all.insights.figures.n(format.exact(answer.active))}</small>
            </th>
            <th scope="col">{text.reached}</th>
            <th scope="col">{text.notReached}</th>
          </tr>
        </thead>
        <tbody>
          {[true, false].map((used) => (
            <tr key={String(used)}>
              <th scope="row">{used ? text.used : text.notUsed}</th>
              <Quadrant group={of(used, true)} most={most} props={props} />
              <Quadrant group={of(used, false)} most={most} props={props} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="weak hint">{text.legend}</p>
    </>
  );
}

function GroupTable({ answer, format, onPick }: Props) {
  const text = useLanguage().text.insights.usedReached;
  const money = useMoney(answer.currency);
  const name = useGroupName();
  return (
    <DataTable
      caption={text.table}
      csvName="used-reached"
      columns={[
        { title: text.group },
        ...[text.people, text.stayed, text.retention, text.range, text.payers, text.revenue, text.arpu].map(
          (title) => ({ title, number: true }),
        ),
      ]}
      rows={answer.quadrants.map((group) => {
        const { used, reached } = group;
        return {
          key: `${used} ${reached}`,
          cells: [
            name(group),
            <CellButton
              key="people"
              of={name(group)}
              shown={format.exact(group.people)}
              onPick={() => onPick({ used, reached })}
            />,
            <CellButton
              key="stayed"
              of={`${name(group)}, ${text.stayed}`}
              shown={format.exact(group.stayed)}
              onPick={() => onPick({ used, reached, stayed: true })}
            />,
            group.retention === null ? '—' : format.percent(group.retention),
            group.range ? bounds(group.range, format.percent) : '—',
            format.exact(group.payers),
            money.exact(group.revenue),
            group.arpu === null ? '—' : money.exact(group.arpu),
          ],
          values: [
            name(group),
            group.people,
            group.stayed,
            group.retention,
            exactBounds(group.range),
            group.payers,
            group.revenue,
            group.arpu,
          ],
        };
      })}
    />
  );
}

/** Used × reached: four groups beside each other, their words, their table. */
export function UsedReachedResult(props: Props) {
  const { answer, view } = props;
  return (
    <>
      <Findings sentences={answer.sentences} />
      {view === 'chart' && <Square {...props} />}
      <GroupTable {...props} />
      <Definition definition={answer.definition} revision={answer.revision} />
    </>
  );
}
