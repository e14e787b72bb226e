import { useQuery, useQueryClient } from '@tanstack/react-query';
import AntdApp from 'antd/es/app';
import Select from 'antd/es/select';
import { api } from '../../api/client';
import type { HolidayCalendar, HolidayDay } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton, useHint } from '../../components/AllowedButton';
import { History } from '../../components/AuditList';
import { DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { Name } from '../../components/Name';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useLanguage, useText } from '../../text';
import { HolidayForm } from './HolidayForm';
import { withDay, withoutDay } from './holidays';

const path = '/api/projects/{project}/holidays' as const;

function useCalendar() {
  const { project } = useSession();
  const queries = useQueryClient();
  const key = [project.key, 'holidays'];
  const calendar = useQuery({
    queryKey: key,
    queryFn: () => api.get<HolidayCalendar>(path, { path: { project: project.key } }),
  });
  /** Replaces base and own days under the version that was read. */
  const save = async (base: string, own: HolidayDay[]) => {
    const saved = await api.put<HolidayCalendar>(path, {
      path: { project: project.key },
      ifMatch: calendar.data?.version ?? 0,
      body: { base, own },
    });
    queries.setQueryData(key, saved);
    void queries.invalidateQueries({ queryKey: [project.key, 'query'] });
    void queries.invalidateQueries({ queryKey: [project.key, 'audit'] });
  };
  return { calendar, save };
}

function Days({
  calendar,
  year,
  onOwn,
}: {
  calendar: HolidayCalendar;
  year: string;
  onOwn: (own: HolidayDay[], said: string) => void;
}) {
  const { project } = useSession();
  const { locale } = useLanguage();
  const text = useText('settings').holidays;
  const format = useFormat(project.zone);
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const own = new Set(calendar.own.map((day) => day.day));
  const usual = calendar.own.filter((day) => day.kind === 'usual');
  const days = [...calendar.days, ...usual]
    .filter((day) => day.day.startsWith(year))
    .sort((a, b) => a.day.localeCompare(b.day));
  if (days.length === 0) return <EmptyState title={text.none} />;
  return (
    <DataTable
      caption={text.table}
      csvName={`holidays-${year}`}
      maxHeight={560}
      columns={[text.day, text.weekday, text.kind, text.name, text.whose, text.actions].map((title) => ({
        title,
      }))}
      rows={days.map((day) => {
        const date = format.day(day.day);
        const mine = own.has(day.day);
        const act = () =>
          mine
            ? onOwn(withoutDay(calendar.own, day.day), text.removed(date))
            : onOwn(withDay(calendar.own, { ...day, kind: 'usual' }), text.saved(date));
        return {
          key: day.day,
          cells: [
            date,
            weekday.format(new Date(`${day.day}T00:00:00Z`)),
            text.kinds[day.kind],
            <Name key="name" names={day.names} />,
            mine ? text.own : text.ofBase,
            <AllowedButton
              key="act"
              needs="edit_campaigns"
              size="small"
              aria-label={mine ? text.removeOf(date) : text.usualOf(date)}
              onClick={act}
            >
              {mine ? text.remove : text.usual}
            </AllowedButton>,
          ],
          values: [
            day.day,
            weekday.format(new Date(`${day.day}T00:00:00Z`)),
            day.kind,
            day.names.zh || day.names.en,
            mine ? text.own : text.ofBase,
            null,
          ],
        };
      })}
    />
  );
}

/** The project's holidays: a calendar everybody shares, and days of its own that go before it. */
export default function HolidaysTab() {
  const { project, today, can } = useSession();
  const text = useText('settings').holidays;
  const format = useFormat(project.zone);
  const { message } = AntdApp.useApp();
  const { search, set } = useAddress();
  const { calendar, save } = useCalendar();
  const hint = useHint('edit_campaigns');
  if (calendar.error) return <ErrorTile error={calendar.error} onRetry={() => void calendar.refetch()} />;
  if (!calendar.data) return <Skeleton height={56} lines={4} />;
  const found = calendar.data;
  const years = [...new Set([...found.days, ...found.own].map((day) => day.day.slice(0, 4)))].sort();
  if (!years.includes(today.slice(0, 4))) years.push(today.slice(0, 4));
  const year = years.find((one) => one === search.get('year')) ?? today.slice(0, 4);
  const attempt = async (base: string, own: HolidayDay[], said: string) => {
    try {
      await save(base, own);
      void message.success(said);
    } catch (failure) {
      void message.error(failure instanceof Error ? failure.message : String(failure));
      void calendar.refetch();
    }
  };
  return (
    <div className="stack">
      <div className="tab-lead">
        <p>{text.lead}</p>
        <AllowedButton needs="edit_campaigns" type="primary" onClick={() => set({ new: '1' })}>
          {text.add}
        </AllowedButton>
      </div>
      <section className="card">
        <div className="list-filters">
          <Select
            aria-label={text.base}
            style={{ minWidth: 260 }}
            disabled={hint !== undefined}
            title={hint}
            value={found.base}
            options={(['cn', 'none'] as const).map((base) => ({ value: base, label: text.bases[base] }))}
            onChange={(base: string) => void attempt(base, found.own, text.baseSaved)}
          />
          <Select
            aria-label={text.year}
            value={year}
            options={years.sort().map((one) => ({ value: one, label: one }))}
            onChange={(one: string) => set({ year: one })}
          />
        </div>
        {found.source && found.coveredFrom && found.coveredTo && (
          <p className="weak">
            {text.source(found.source, format.day(found.coveredFrom), format.day(found.coveredTo))}
          </p>
        )}
        <Days calendar={found} year={year} onOwn={(own, said) => void attempt(found.base, own, said)} />
      </section>
      {can('view_audit') && found.version > 0 && (
        <section className="card">
          <h2>{text.history}</h2>
          <History kind="holidays" subject="holidays" />
        </section>
      )}
      {search.get('new') === '1' && (
        <HolidayForm
          onClose={() => set({ new: undefined })}
          onSave={async (day) => {
            await save(found.base, withDay(found.own, day));
            set({ new: undefined, year: day.day.slice(0, 4) });
            void message.success(text.saved(format.day(day.day)));
          }}
        />
      )}
    </div>
  );
}
