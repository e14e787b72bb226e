import { useNavigate } from 'react-router';
import type { ChurnAnswer, ChurnCell, ChurnQuery } from '../../../api/types';
import { useSession } from '../../../app/session';
import { AllowedButton } from '../../../components/AllowedButton';
import { DataTable } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { useLanguage } from '../../../text';
import { CellButton } from '../frame/CellButton';
import { Definition, Findings } from '../figures/Findings';
import { bounds } from '../figures/numbers';
import { Undeclared, useUndeclared } from '../figures/Undeclared';
import type { ResultProps } from '../frame/kind';
import { ChurnColumns } from './ChurnColumns';

export type ChurnProps = ResultProps<ChurnQuery, ChurnAnswer, ChurnCell>;

function Suggestion({ answer, format }: ChurnProps) {
  const { project } = useSession();
  const { text: all } = useLanguage();
  const text = all.insights.churn;
  const navigate = useNavigate();
  const found = answer.suggestion;
  if (!found) return null;
  const n = `n ${format.exact(found.retained)} / ${format.exact(answer.people)}`;
  return (
    <div className="note suggestion">
      <p>
        {text.suggestion(
          all.common.metric[found.metric] ?? found.metric,
          format.percent(found.value),
          n,
          format.percent(found.share),
          bounds(found.range, format.percent),
        )}
      </p>
      <AllowedButton
        needs="edit_growth"
        type="primary"
        onClick={() => void navigate(`/p/${project.key}/growth/north-star?change=1&metric=${found.metric}`)}
      >
        {text.propose}
      </AllowedButton>
    </div>
  );
}

function Counted({ answer, format, onPick }: ChurnProps) {
  const text = useLanguage().text.insights.churn;
  const parts = [
    { part: 'all', name: text.everybody, people: answer.people },
    { part: 'lost', name: text.lost, people: answer.lost },
    { part: 'kept', name: text.kept, people: answer.people - answer.lost },
  ] as const;
  return (
    <>
      <dl className="counts">
        {parts.map(({ part, name, people }) => (
          <div key={part}>
            <dt>{name}</dt>
            <dd>
              <CellButton of={name} shown={format.exact(people)} onPick={() => onPick({ part })} />
              {part !== 'all' && answer.people > 0 && (
                <span className="weak"> {format.percent(people / answer.people)}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {answer.through && (
        <p className="weak hint">{text.through(format.day(answer.from), format.day(answer.through))}</p>
      )}
    </>
  );
}

function DayTable({ answer, format, onPick }: ChurnProps) {
  const text = useLanguage().text.insights.churn;
  return (
    <DataTable
      caption={text.table}
      csvName="churn-timing"
      columns={[text.dayColumn, text.people, text.share, text.cumulativeShare].map((title) => ({
        title,
        number: true,
      }))}
      rows={answer.days.map(({ day, people, share, cumulative }) => ({
        key: String(day),
        cells: [
          day,
          <CellButton
            key="people"
            of={`${text.lost}, ${text.day(String(day))}`}
            shown={format.exact(people)}
            onPick={() => onPick({ part: 'lost', fromDay: day, toDay: day })}
          />,
          format.percent(share),
          format.percent(cumulative),
        ],
        values: [day, people, share, cumulative],
      }))}
    />
  );
}

/** When people leave: the evidence, the suggested north star, the days and how they add up. */
export function ChurnResult(props: ChurnProps) {
  const { answer, view } = props;
  const { text } = useLanguage();
  const undeclared = useUndeclared('signUps');
  const words = text.insights.churn;
  if (undeclared) return <Undeclared word={undeclared} />;
  if (answer.people === 0) {
    const days = answer.horizonDays + answer.inactiveDays;
    return <EmptyState title={words.immature.title} lead={words.immature.lead(days)} />;
  }
  return (
    <>
      <Findings sentences={answer.sentences} />
      <Suggestion {...props} />
      <Counted {...props} />
      {answer.lost === 0 && <p>{words.nobodyLost}</p>}
      {view === 'chart' && answer.lost > 0 && <ChurnColumns {...props} />}
      <DayTable {...props} />
      <Definition definition={answer.definition} revision={answer.revision} />
    </>
  );
}
