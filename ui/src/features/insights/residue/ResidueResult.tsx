import { Link } from 'react-router';
import type { ResidueAnswer, ResidueCell, ResidueQuery } from '../../../api/types';
import { useSession } from '../../../app/session';
import { EmptyState } from '../../../components/EmptyState';
import { useLanguage } from '../../../text';
import { CellButton } from '../frame/CellButton';
import { Definition, Findings } from '../figures/Findings';
import { nameIn } from '../figures/names';
import { bounds, portion } from '../figures/numbers';
import type { ResultProps } from '../frame/kind';
import { ResidueTable } from './ResidueTable';

export type ResidueProps = ResultProps<ResidueQuery, ResidueAnswer, ResidueCell>;
type Residue = ResidueAnswer['campaigns'][number];
type Day = Residue['days'][number];

interface BarProps {
  who: string;
  className: string;
  rate: number | null;
  stayed: number;
  people: number;
  most: number;
  onOpen: () => void;
  format: ResidueProps['format'];
}

function Bar({ who, className, rate, stayed, people, most, onOpen, format }: BarProps) {
  const { text } = useLanguage();
  return (
    <div className="pair-bar">
      <span className="pair-who">{who}</span>
      <span className="pair-track">
        <span className={`pair-fill ${className}`} style={{ width: portion(rate ?? 0, most) }} />
      </span>
      <span className="pair-value">
        <b>{rate === null ? '—' : format.percent(rate)}</b>{' '}
        <CellButton of={who} shown={`n ${format.exact(stayed)} / ${format.exact(people)}`} onPick={onOpen} />
        <span className="hidden">{text.insights.figures.interval}</span>
      </span>
    </div>
  );
}

function DayBars({
  residue,
  day,
  most,
  props,
}: {
  residue: Residue;
  day: Day;
  most: number;
  props: ResidueProps;
}) {
  const { format, onPick } = props;
  const text = useLanguage().text.insights.residue;
  const shared = { most, format };
  const open = (brought: boolean) => () => onPick({ campaign: residue.key, brought, day: day.day });
  if (day.people === 0 && day.otherPeople === 0) {
    return (
      <h3 className="weak">
        {text.day(day.day)} ◔ {text.notYet}
      </h3>
    );
  }
  return (
    <div className={day.finished ? 'pair' : 'pair unfinished'}>
      <h3>
        {text.day(day.day)}
        {!day.finished && <small className="weak"> ◔ {text.unfinished}</small>}
      </h3>
      <Bar
        {...shared}
        who={text.brought}
        className="operations"
        rate={day.retention}
        stayed={day.stayed}
        people={day.people}
        onOpen={open(true)}
      />
      <Bar
        {...shared}
        who={text.others}
        className="control"
        rate={day.otherRetention}
        stayed={day.otherStayed}
        people={day.otherPeople}
        onOpen={open(false)}
      />
      {day.difference && (
        <p className="weak hint">
          {text.difference(day.day)} {bounds(day.difference, format.points)}
        </p>
      )}
    </div>
  );
}

function Bars(props: ResidueProps) {
  const { answer } = props;
  const { text: all } = useLanguage();
  const text = all.insights.residue;
  const shown = answer.campaigns.filter((one) => one.brought > 0);
  const most = Math.max(
    0.02,
    ...shown.flatMap((one) => one.days.flatMap((day) => [day.retention ?? 0, day.otherRetention ?? 0])),
  );
  return (
    <div className="pairs" role="group" aria-label={text.bars}>
      {shown.map((one) => (
        <section key={one.key} className="pair-group">
          <h2>
            {nameIn(all, one.names, one.key)}{' '}
            <span className={`verdict ${one.verdict}`}>{text.verdicts[one.verdict]}</span>
          </h2>
          {one.days.map((day) => (
            <DayBars key={day.day} residue={one} day={day} most={most} props={props} />
          ))}
        </section>
      ))}
    </div>
  );
}

const WEIGHT = { none: 0, better: 1, alike: 2, unfinished: 3, too_few: 4 };

/** What stays of each campaign: the verdicts, bars beside the others of the same days, the table. */
export function ResidueResult(props: ResidueProps) {
  const { answer, view } = props;
  const { project } = useSession();
  const { text } = useLanguage();
  if (answer.campaigns.length === 0) {
    const { title, lead, action } = text.insights.figures.noCampaigns;
    return (
      <EmptyState
        title={title}
        lead={lead}
        action={<Link to={`/p/${project.key}/campaigns?new=1`}>{action}</Link>}
      />
    );
  }
  const sentences = answer.campaigns
    .filter((one) => one.brought > 0 || answer.campaigns.every((other) => other.brought === 0))
    .toSorted((a, b) => WEIGHT[a.verdict] - WEIGHT[b.verdict])
    .map((one) => one.sentence);
  return (
    <>
      <Findings sentences={sentences} />
      {view === 'chart' && <Bars {...props} />}
      <ResidueTable {...props} />
      <Definition definition={answer.definition} revision={answer.revision} />
    </>
  );
}
