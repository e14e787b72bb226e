import { Link } from 'react-router';
import type { CalendarEntry } from '../../api/types';
import { useSession } from '../../app/session';
import { addDays } from '../../components/dates';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { barsOf, type Bar, type CalendarView } from './calendar';
import { shapes } from './calendarKinds';
import { useEntryWords } from './calendarWords';

/** So many lanes of a week stand in a month; the rest is in the week. */
const MOST_LANES = 6;

interface Props {
  view: CalendarView;
  at: string;
  weeks: string[];
  entries: CalendarEntry[];
}

function Entry({ bar, long }: { bar: Bar<CalendarEntry>; long: boolean }) {
  const { project } = useSession();
  const name = useName();
  const words = useEntryWords();
  const { entry, column, span, lane, begins, ends } = bar;
  const edges = `${begins ? '' : ' goes-on-before'}${ends ? '' : ' goes-on-after'}`;
  return (
    <Link
      to={`/p/${project.key}/${entry.link}`}
      className={`calendar-bar kind-${entry.kind}${edges}`}
      style={{ gridColumn: `${column + 1} / span ${span}`, gridRow: lane + 2 }}
      title={words.whole(entry)}
    >
      <span aria-hidden>{shapes[entry.kind]}</span> <span className="hidden">{words.kind(entry)}: </span>
      {entry.kind === 'conflict' ? words.cause(entry) : name(entry.names)}
      {long && words.detail(entry) && <span className="calendar-detail">{words.detail(entry)}</span>}
    </Link>
  );
}

function Week({ monday, props }: { monday: string; props: Props }) {
  const { project, today } = useSession();
  const text = useText('growth').calendar;
  const format = useFormat(project.zone);
  const { set } = useAddress();
  const { view, at, entries } = props;
  const long = view === 'week';
  const bars = barsOf(entries, monday);
  const shown = long ? bars : bars.filter((bar) => bar.lane < MOST_LANES);
  const more = bars.length - shown.length;
  const lanes = shown.reduce((most, bar) => Math.max(most, bar.lane + 1), 0);
  const days = Array.from({ length: 7 }, (_, i) => addDays(monday, i));
  return (
    <div className={`calendar-week ${view}`} role="group" aria-label={format.week(monday)}>
      {days.map((day, i) => {
        const outside = view === 'month' && day.slice(0, 7) !== at.slice(0, 7);
        return (
          <div
            key={day}
            className={`calendar-day${outside ? ' outside' : ''}${day === today ? ' today' : ''}`}
            style={{ gridColumn: i + 1, gridRow: `1 / span ${lanes + 3}` }}
            aria-current={day === today ? 'date' : undefined}
          >
            <span>{day.endsWith('-01') || i === 0 ? format.axisDay(day) : Number(day.slice(8))}</span>
            {day === today && <strong>{text.today}</strong>}
          </div>
        );
      })}
      {shown.map((bar) => (
        <Entry
          key={`${bar.entry.kind}${bar.entry.link}${bar.entry.from}${bar.entry.conflict?.cause ?? ''}${bar.lane}`}
          bar={bar}
          long={long}
        />
      ))}
      {more > 0 && (
        <button
          className="link-button calendar-more"
          style={{ gridRow: MOST_LANES + 2 }}
          onClick={() => set({ view: 'week', at: monday })}
        >
          {text.more(more)}
        </button>
      )}
    </div>
  );
}

/** Weeks as rows from Monday; what lasts for days is a bar across them. */
export function CalendarGrid(props: Props) {
  const text = useText('growth').calendar;
  return (
    <div className="calendar">
      <div className="calendar-head" aria-hidden>
        {text.weekdays.map((day) => (
          <span key={day}>{day}</span>
        ))}
      </div>
      {props.weeks.map((monday) => (
        <Week key={monday} monday={monday} props={props} />
      ))}
    </div>
  );
}
