import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Annotation, Page } from '../api/types';
import { useSession } from '../app/session';
import type { LaneMark } from '../charts/lane';
import { useText } from '../text';
import { lastDay, type Range } from './dates';
import { useFormat } from './format';
import { useName } from './Name';

/** Releases, campaigns, experiments and holds of some dates, as marks for a chart's lane; none without dates. */
export function useAnnotations(range: Range | undefined): LaneMark[] {
  const { project } = useSession();
  const text = useText('common').chart;
  const format = useFormat(project.zone);
  const name = useName();
  const { from = '', to = '' } = range ?? {};
  const found = useQuery({
    queryKey: [project.key, 'annotations', from, to],
    enabled: range !== undefined,
    queryFn: () =>
      api.get<Page<Annotation>>('/api/projects/{project}/annotations', {
        path: { project: project.key },
        query: { from, to },
      }),
    staleTime: 60_000,
  });
  return (found.data?.items ?? []).map((a) => {
    const shown = name(a.names, a.subject?.key);
    const dates =
      a.to === null
        ? text.since(format.day(a.from))
        : a.to === a.from
          ? format.day(a.from)
          : text.between(format.day(a.from), format.day(a.to));
    return {
      kind: a.kind,
      name: shown,
      from: a.from,
      to: a.to,
      about: a.subject ? `${a.subject.kind}:${a.subject.key}` : undefined,
      href: `/p/${project.key}/${a.link.replace(/^\//, '')}`,
      said: text.annotationSaid(text.annotation[a.kind], shown, dates),
    };
  });
}

/** The dates of a chart's buckets, the last one's until its end or the last day seen; undefined where it has none. */
export function datesOf(starts: readonly string[], interval: string, until: string): Range | undefined {
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const end = lastDay(last, interval);
  return { from: first, to: end < until ? end : until };
}
