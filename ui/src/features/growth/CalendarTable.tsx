import { Fragment } from 'react';
import { Link } from 'react-router';
import type { CalendarEntry, Subject } from '../../api/types';
import { useSession } from '../../app/session';
import { DataTable } from '../../components/DataTable';
import { SubjectLink } from '../../components/SubjectLink';
import { useText } from '../../text';
import { shapes } from './calendarKinds';
import { useEntryWords } from './calendarWords';

/** Where something can be changed: the campaigns, and the feature that is shared or held. */
function subjectsOf({ conflict }: CalendarEntry): Subject[] {
  const feature = conflict?.feature;
  return [
    ...(conflict?.campaigns ?? []).map((key) => ({ kind: 'campaign' as const, key })),
    ...(feature ? [{ kind: 'feature' as const, key: feature }] : []),
  ];
}

/** Conflicts in words, each with the days it lasts; nothing when there are none. */
export function Collisions({ entries }: { entries: CalendarEntry[] }) {
  const text = useText('growth').calendar;
  const words = useEntryWords();
  const conflicts = entries.filter((entry) => entry.kind === 'conflict');
  if (conflicts.length === 0) return null;
  return (
    <section className="note warn" aria-label={text.conflicts(conflicts.length)}>
      <strong>
        <span aria-hidden>{shapes.conflict}</span> {text.conflicts(conflicts.length)}
      </strong>
      <ul className="plain-list collisions">
        {conflicts.map((entry) => (
          <li key={`${entry.conflict!.cause}${entry.link}${entry.from}${entry.conflict!.campaigns.join()}`}>
            <span className="weak no-wrap">{words.days(entry)}</span>
            <div>
              <strong>{words.cause(entry)}</strong>
              <p className="weak">
                {[words.reason(entry), words.advice(entry)].filter(Boolean).map((said) => (
                  <Fragment key={said}>{said} </Fragment>
                ))}
                {subjectsOf(entry).map((subject) => (
                  <Fragment key={subject.key}>
                    <SubjectLink subject={subject} />{' '}
                  </Fragment>
                ))}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The calendar's twin: the same entries as a table. */
export function CalendarTable({ entries, name }: { entries: CalendarEntry[]; name: string }) {
  const { project } = useSession();
  const text = useText('growth').calendar;
  const words = useEntryWords();
  return (
    <section className="card">
      <h2>{text.table}</h2>
      <DataTable
        caption={text.table}
        csvName={name}
        columns={[
          { title: text.when },
          { title: text.kinds },
          { title: text.what },
          { title: text.state },
          { title: text.who },
          { title: text.reason },
        ]}
        rows={entries.map((entry, i) => ({
          key: String(i),
          cells: [
            <span className="no-wrap">{words.days(entry)}</span>,
            <span className="no-wrap">
              <span className={`calendar-mark kind-${entry.kind}`} aria-hidden>
                {shapes[entry.kind]}
              </span>{' '}
              {words.kind(entry)}
            </span>,
            <Link to={`/p/${project.key}/${entry.link}`}>{words.what(entry)}</Link>,
            words.state(entry),
            words.who(entry),
            words.reason(entry),
          ],
          values: [
            `${entry.from}/${entry.to ?? ''}`,
            words.kind(entry),
            words.what(entry),
            words.state(entry),
            words.who(entry),
            entry.reason,
          ],
        }))}
      />
    </section>
  );
}
