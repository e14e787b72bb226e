import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { api } from '../../api/client';
import type { People, SegmentDay } from '../../api/types';
import { useSession } from '../../app/session';
import { LineChart, seriesColours } from '../../charts/LineChart';
import { datesOf, useAnnotations } from '../../components/annotations';
import { DataTable } from '../../components/DataTable';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';

const PeopleDrawer = lazy(() => import('../../components/PeopleDrawer'));

interface Cell {
  day: string;
  move: 'entered' | 'left';
}

/** Size at the end of each day, and who came and went; every count leads to its people. */
export function SegmentHistory({
  segment,
  name,
  range,
}: {
  segment: string;
  name: string;
  range: [string, string];
}) {
  const { project } = useSession();
  const text = useText('audiences');
  const format = useFormat(project.zone);
  const [cell, setCell] = useState<Cell>();
  const [from, to] = range;
  const history = useQuery({
    queryKey: [project.key, 'segment', segment, 'history', from, to],
    queryFn: ({ signal }) =>
      api.get<SegmentDay[]>('/api/projects/{project}/segments/{key}/history', {
        path: { project: project.key, key: segment },
        query: { from, to },
        signal,
      }),
    refetchInterval: 15_000,
  });
  const days = history.data;
  const starts = (days ?? []).map((d) => d.day);
  // a history may begin later than its range: what was over by then has no place on it
  const marks = useAnnotations(datesOf(starts, 'day', to));
  if (history.error) return <ErrorTile error={history.error} onRetry={() => void history.refetch()} />;
  if (!days) return <Skeleton height={280} lines={1} />;
  const count = (day: SegmentDay, move: Cell['move']) =>
    day[move] > 0 ? (
      <button type="button" className="link-button" onClick={() => setCell({ day: day.day, move })}>
        {format.exact(day[move])}
      </button>
    ) : (
      format.exact(0)
    );
  return (
    <>
      <LineChart
        lines={[{ name, colour: seriesColours[0]!, values: days.map((d) => d.size) }]}
        buckets={days.map((d) => format.axisDay(d.day))}
        openFrom={days.length - 1}
        openLabel={text.open}
        unit={text.columns.size}
        show={(value) => format.exact(value)}
        axis={(value) => format.compact(value)}
        label={text.historyLabel(name)}
        height={240}
        lane={{ marks, starts }}
      />
      <DataTable
        caption={text.history}
        csvName={`segment-${segment}`}
        columns={[
          { title: text.day },
          { title: text.columns.size, number: true },
          { title: text.entered, number: true },
          { title: text.left, number: true },
        ]}
        rows={[...days].reverse().map((d) => ({
          key: d.day,
          cells: [
            format.day(d.day),
            d.size === null ? '—' : format.exact(d.size),
            count(d, 'entered'),
            count(d, 'left'),
          ],
          values: [d.day, d.size, d.entered, d.left],
        }))}
        maxHeight={320}
      />
      {cell && (
        <Suspense fallback={null}>
          <PeopleDrawer
            title={(cell.move === 'entered' ? text.cameOn : text.leftOn)(format.day(cell.day))}
            cell={['segment', segment, cell.day, cell.move]}
            load={(cursor, signal) =>
              api.get<People>('/api/projects/{project}/segments/{key}/moves', {
                path: { project: project.key, key: segment },
                query: { day: cell.day, move: cell.move, cursor },
                signal,
              })
            }
            onClose={() => setCell(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
