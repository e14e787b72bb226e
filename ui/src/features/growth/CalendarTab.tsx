import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Segmented from 'antd/es/segmented';
import Space from 'antd/es/space';
import Select from 'antd/es/select';
import { api } from '../../api/client';
import type { CalendarEntry, Page } from '../../api/types';
import { useSession } from '../../app/session';
import { useFeatures } from '../../components/catalog';
import { addDays } from '../../components/dates';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { mondays, stepped, viewOf, type CalendarView } from './calendar';
import { CalendarGrid } from './CalendarGrid';
import { CalendarTable, Collisions } from './CalendarTable';
import './calendar.css';
import { calendarKinds, shapes } from './calendarKinds';

function useEntries(from: string, to: string) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'calendar', from, to],
    queryFn: ({ signal }) =>
      api.get<Page<CalendarEntry>>('/api/projects/{project}/calendar', {
        path: { project: project.key },
        query: { from, to },
        signal,
      }),
    placeholderData: (before) => before,
    refetchInterval: 60_000,
  });
}

function Controls({ view, at }: { view: CalendarView; at: string }) {
  const { project, today } = useSession();
  const text = useText('growth').calendar;
  const format = useFormat(project.zone);
  const { search, set } = useAddress();
  const name = useName();
  const features = useFeatures().data?.items ?? [];
  const go = (day: string) => set({ at: day === today ? undefined : day });
  const title = view === 'week' ? format.week(mondays('week', at)[0]!) : format.month(at);
  return (
    <div className="tab-lead calendar-controls">
      <Space.Compact>
        <Button aria-label={text.before[view]} onClick={() => go(stepped(view, at, -1))}>
          ‹
        </Button>
        <Button onClick={() => go(today)}>{text.today}</Button>
        <Button aria-label={text.after[view]} onClick={() => go(stepped(view, at, 1))}>
          ›
        </Button>
      </Space.Compact>
      <h2 aria-live="polite">{title}</h2>
      <div className="list-filters">
        <Select
          mode="multiple"
          allowClear
          aria-label={text.kinds}
          placeholder={text.allKinds}
          style={{ minWidth: 200 }}
          value={search.get('kinds')?.split(',') ?? []}
          options={calendarKinds.map((kind) => ({ value: kind, label: text.entry.kind[kind] }))}
          onChange={(kinds: string[]) => set({ kinds: kinds.join(',') })}
        />
        <Select
          aria-label={text.area}
          showSearch={{ optionFilterProp: 'label' }}
          style={{ minWidth: 200 }}
          value={search.get('feature') ?? ''}
          options={[
            { value: '', label: text.allAreas },
            ...features.map((f) => ({ value: f.key, label: name(f.names, f.key) })),
          ]}
          onChange={(feature: string) => set({ feature })}
        />
        <Segmented
          aria-label={text.view}
          value={view}
          onChange={(value) => set({ view: value === 'week' ? 'week' : undefined })}
          options={[
            { value: 'month', label: text.month },
            { value: 'week', label: text.week },
          ]}
        />
      </div>
    </div>
  );
}

function Legend() {
  const text = useText('growth').calendar;
  return (
    <ul className="calendar-legend" aria-label={text.legend}>
      {calendarKinds.map((kind) => (
        <li key={kind}>
          <span className={`calendar-mark kind-${kind}`} aria-hidden>
            {shapes[kind]}
          </span>{' '}
          {text.entry.kind[kind]}
        </li>
      ))}
    </ul>
  );
}

/** What product and operations do when, and where they stand in each other's way. */
export default function CalendarTab() {
  const { today } = useSession();
  const text = useText('growth').calendar;
  const common = useText('common');
  const { search, set } = useAddress();
  const { view, at } = viewOf(search, today);
  const weeks = mondays(view, at);
  const read = useEntries(weeks[0]!, addDays(weeks.at(-1)!, 6));
  const kinds = search.get('kinds')?.split(',');
  const feature = search.get('feature');
  const all = read.data?.items ?? [];
  const shown = all.filter(
    (entry) => (!kinds || kinds.includes(entry.kind)) && (!feature || entry.features.includes(feature)),
  );
  return (
    <div className="stack">
      <Controls view={view} at={at} />
      {read.error && <ErrorTile error={read.error} onRetry={() => void read.refetch()} />}
      {!read.data && !read.error && <Skeleton height={480} />}
      {read.data && (
        <div className={read.isPlaceholderData ? 'stack dimmed' : 'stack'}>
          <Collisions entries={shown} />
          <section className="card calendar-card">
            <CalendarGrid view={view} at={at} weeks={weeks} entries={shown} />
            <Legend />
          </section>
          {shown.length > 0 && <CalendarTable entries={shown} name={`calendar-${weeks[0]}`} />}
          {shown.length === 0 && (
            <section className="card">
              {all.length > 0 ? (
                <EmptyState
                  {...text.filtered}
                  action={
                    <Button onClick={() => set({ kinds: undefined, feature: undefined })}>
                      {common.clearFilter}
                    </Button>
                  }
                />
              ) : (
                <EmptyState {...text.empty} />
              )}
            </section>
          )}
        </div>
      )}
    </div>
  );
}
