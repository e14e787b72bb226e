import Segmented from 'antd/es/segmented';
import { lazy, Suspense } from 'react';
import { useSession } from '../app/session';
import { useText } from '../text';
import { useFormat } from './format';
import { loadPeople, rangeChoices, type RateInterval, type RateView } from './rates';

const PeopleDrawer = lazy(() => import('./PeopleDrawer'));

/** Range and bucket of a page with rates. */
export function RateFilters({ view }: { view: RateView }) {
  const text = useText('parts').rate;
  const common = useText('common');
  return (
    <>
      <Segmented
        aria-label={text.rangeLabel}
        value={view.days}
        onChange={view.setDays}
        options={rangeChoices.map((n) => ({ value: n, label: text.days(n) }))}
      />
      <Segmented<RateInterval>
        aria-label={text.intervalLabel}
        value={view.interval}
        onChange={view.setInterval}
        options={[
          { value: 'day', label: common.interval.day },
          { value: 'week', label: common.interval.week },
        ]}
      />
    </>
  );
}

/** The people behind the number that the address says is open. */
export function RatePeople({ view }: { view: Pick<RateView, 'cell' | 'openPeople'> }) {
  const { project } = useSession();
  const text = useText('parts').rate;
  const common = useText('common');
  const format = useFormat(project.zone);
  const { cell } = view;
  if (!cell) return null;
  const bucket = cell.interval === 'week' ? format.week(cell.bucket) : format.day(cell.bucket);
  return (
    <Suspense>
      <PeopleDrawer
        title={text.peopleTitle(common.metric[cell.metric] ?? cell.metric, bucket, text.side[cell.side])}
        cell={['rate', cell.metric, cell.subject, cell.bucket, cell.interval, cell.side]}
        load={(cursor, signal) => loadPeople(project.key, cell, cursor, signal)}
        onClose={() => view.openPeople(undefined)}
      />
    </Suspense>
  );
}
