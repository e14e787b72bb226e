import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client';
import type { Annotation, Page } from '../../../api/types';
import { useSession } from '../../../app/session';
import type { LaneMark } from '../../../charts/lane';
import type { Format } from '../../../components/format';
import { useName } from '../../../components/Name';
import { useText } from '../../../text';

/** Releases, campaigns, experiments and holds of some dates, as marks for a chart's lane. */
export function useAnnotations(range: { from: string; to: string }, format: Format): LaneMark[] {
  const { project } = useSession();
  const text = useText('common').chart;
  const name = useName();
  const found = useQuery({
    queryKey: [project.key, 'annotations', range.from, range.to],
    queryFn: () =>
      api.get<Page<Annotation>>('/api/projects/{project}/annotations', {
        path: { project: project.key },
        query: range,
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
      href: `/p/${project.key}/${a.link.replace(/^\//, '')}`,
      said: text.annotationSaid(text.annotation[a.kind], shown, dates),
    };
  });
}
