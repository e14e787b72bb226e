import type { CalendarEntry } from '../../api/types';
import { useSession } from '../../app/session';
import { useActor } from '../../components/actors';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { useReason } from '../../components/reasons';
import { useSubjectNames } from '../../components/SubjectLink';
import { useText } from '../../text';
import type { CalendarKind } from './calendarKinds';
import { useOwner } from './work';

/** Entries of the calendar in words. */
export function useEntryWords() {
  const { project } = useSession();
  const text = useText('growth').calendar;
  const campaignStates: Record<string, string> = useText('parts').campaignState;
  const workStates: Record<string, string> = useText('growth').work.state;
  const format = useFormat(project.zone);
  const name = useName();
  const actor = useActor();
  const owner = useOwner();
  const names = useSubjectNames();
  const inWords = useReason();

  const feature = (key: string) => name(names({ kind: 'feature', key }), key);

  /** Why two things stand in each other's way. */
  const cause = (entry: CalendarEntry): string => {
    const { conflict } = entry;
    if (!conflict) return '';
    if (conflict.cause === 'held') {
      return conflict.feature
        ? text.featureHeld(name(entry.names), feature(conflict.feature))
        : text.campaignHeld(name(entry.names));
    }
    if (conflict.cause === 'holiday') {
      return text.collisions.holiday(
        name(entry.names),
        conflict.holiday ? name(conflict.holiday) : '',
        Number(conflict.size ?? 0),
      );
    }
    if (conflict.cause === 'same_people') {
      return text.collisions.samePeople(name(entry.names), format.exact(Number(conflict.size ?? 0)));
    }
    if (conflict.cause === 'same_event') return text.collisions.sameEvent(name(entry.names));
    return conflict.feature
      ? text.sameFeature(name(entry.names), feature(conflict.feature))
      : name(entry.names);
  };

  /** What to do about it. */
  const advice = (entry: CalendarEntry): string => {
    const all: Record<string, string> = text.collisions.advice;
    return entry.conflict ? (all[entry.conflict.cause] ?? '') : '';
  };

  const days = (entry: CalendarEntry): string => {
    if (entry.to === entry.from) return format.axisDay(entry.from);
    const open = entry.kind === 'hold' ? text.untilReleased : text.entry.goesOn;
    return text.days(format.axisDay(entry.from), entry.to ? format.axisDay(entry.to) : open);
  };

  const statesOf: Partial<Record<CalendarKind, Record<string, string>>> = {
    campaign: campaignStates,
    work: workStates,
    experiment: text.entry.experimentState,
    gray_release: text.entry.releaseState,
  };
  const state = (entry: CalendarEntry): string =>
    entry.state ? (statesOf[entry.kind]?.[entry.state] ?? entry.state) : '';

  const who = (entry: CalendarEntry): string => {
    if (!entry.by) return '';
    return entry.kind === 'work' ? owner(entry.by) : actor(entry.by);
  };

  const reason = (entry: CalendarEntry): string => (entry.reason ? inWords(entry.reason) : '');

  const detail = (entry: CalendarEntry): string =>
    [state(entry), who(entry), reason(entry)].filter(Boolean).join(' · ');

  const kind = (entry: CalendarEntry): string => text.entry.kind[entry.kind];

  const what = (entry: CalendarEntry): string =>
    entry.kind === 'conflict' ? cause(entry) : name(entry.names);

  const whole = (entry: CalendarEntry): string =>
    [`${kind(entry)}: ${what(entry)}`, days(entry), detail(entry)].filter(Boolean).join(' · ');

  return { kind, what, cause, advice, days, state, who, reason, detail, whole };
}
