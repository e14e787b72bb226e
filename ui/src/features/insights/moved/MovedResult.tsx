import type { MovedAnswer, MovedCell, MovedQuery } from '../../../api/types';
import { useLanguage } from '../../../text';
import { CellButton } from '../frame/CellButton';
import { Definition, Findings } from '../figures/Findings';
import { nameIn } from '../figures/names';
import { bounds } from '../figures/numbers';
import type { ResultProps } from '../frame/kind';
import { MovedBars } from './MovedBars';
import { MovedTable } from './MovedTable';

export type MovedProps = ResultProps<MovedQuery, MovedAnswer, MovedCell>;
type Period = MovedAnswer['before'];

function Side({
  name,
  period,
  before,
  props,
}: {
  name: string;
  period: Period;
  before: boolean;
  props: MovedProps;
}) {
  const { format, onPick } = props;
  const { text: all } = useLanguage();
  const text = all.insights.moved;
  const days = period.holidays.map(
    (day) =>
      `${format.axisDay(day.day)} ${nameIn(all, day.names, '')} (${day.kind === 'work' ? text.work : text.off})`,
  );
  return (
    <div>
      <dt>
        {name} · {format.day(period.from)} – {format.day(period.to)}
      </dt>
      <dd>
        <span className="big">{period.rate === null ? '—' : format.percent(period.rate)}</span>{' '}
        {!period.closed && <span className="weak">◔ {text.open}</span>}
        <p>
          <CellButton
            of={text.cell(name, text.did)}
            shown={`n ${format.exact(period.did)}`}
            onPick={() => onPick({ before, did: true })}
          />{' '}
          /{' '}
          <CellButton
            of={text.cell(name, text.everybody)}
            shown={format.exact(period.people)}
            onPick={() => onPick({ before })}
          />
        </p>
        <p className="weak hint">
          {text.workdays(period.weekdays)}
          {days.length > 0 && <> · {text.holidayList(days.join(text.join))}</>}
        </p>
      </dd>
    </div>
  );
}

function Periods(props: MovedProps) {
  const { answer, format } = props;
  const text = useLanguage().text.insights.moved;
  return (
    <dl className="counts periods">
      <Side name={text.before} period={answer.before} before props={props} />
      <Side name={text.after} period={answer.after} before={false} props={props} />
      <div>
        <dt>{text.change}</dt>
        <dd>
          <span className="big">{answer.change === null ? '—' : format.points(answer.change)}</span>
          {answer.range && <p>{bounds(answer.range, format.points)}</p>}
        </dd>
      </div>
    </dl>
  );
}

/** Both periods, what moved the rate, and for each property what its values contributed. */
export function MovedResult(props: MovedProps) {
  const { answer, view } = props;
  const text = useLanguage().text.insights.moved;
  return (
    <>
      <Periods {...props} />
      <Findings sentences={answer.sentences} />
      {answer.change !== null &&
        answer.dimensions.map((split, i) => (
          <section key={split.property} className="split">
            <h2>{text.split(split.property)}</h2>
            {split.parts.length === 1 && split.parts[0]!.value === null && <p>{text.oneValue}</p>}
            {view === 'chart' && <MovedBars split={split} props={props} />}
            <MovedTable dimension={i} split={split} props={props} />
          </section>
        ))}
      <Definition definition={answer.definition} revision={answer.revision} />
    </>
  );
}
