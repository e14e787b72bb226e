import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import type { Page, PersonDetail, TimelineItem } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { FormError } from '../../components/FormError';
import { useFormat } from '../../components/format';
import { PageHead } from '../../components/PageHead';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';
import { ErasePerson } from './ErasePerson';
import { shownText } from './masking';
import './people.css';
import { Timeline } from './Timeline';

const PAGE = 100;

function nameOf(person: PersonDetail): string {
  const name = person.properties.name ?? person.properties.$name;
  return typeof name === 'string' && name ? name : (person.distinctIds[0] ?? person.person);
}

function Reveal({ person, onRevealed }: { person: PersonDetail; onRevealed: (full: PersonDetail) => void }) {
  const { project } = useSession();
  const text = useText('people');
  const reveal = useMutation({
    mutationFn: () =>
      api.post<PersonDetail>('/api/projects/{project}/people/{person}/reveal', {
        path: { project: project.key, person: person.person },
      }),
    onSuccess: onRevealed,
  });
  return (
    <>
      <p className="weak hint">{person.masked ? text.masked : text.revealed}</p>
      {person.masked && (
        <AllowedButton needs="reveal_people" loading={reveal.isPending} onClick={() => reveal.mutate()}>
          {text.reveal}
        </AllowedButton>
      )}
      <FormError error={reveal.error} />
    </>
  );
}

function About({ person: known }: { person: PersonDetail }) {
  const [revealed, setRevealed] = useState<PersonDetail>();
  const person = revealed?.person === known.person ? revealed : known;
  const { project } = useSession();
  const text = useText('people');
  const format = useFormat(project.zone);
  const properties = Object.entries(person.properties);
  return (
    <aside className="card about">
      <dl className="pairs">
        <div>
          <dt>{text.columns.firstSeen}</dt>
          <dd>{person.firstSeen ? format.time(person.firstSeen) : '—'}</dd>
        </div>
        <div>
          <dt>{text.columns.lastSeen}</dt>
          <dd>{person.lastSeen ? format.time(person.lastSeen) : '—'}</dd>
        </div>
      </dl>
      <h2>{text.properties}</h2>
      {properties.length === 0 && <p className="weak">{text.noProperties}</p>}
      <dl className="pairs">
        {properties.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{shownText(value)}</dd>
          </div>
        ))}
      </dl>
      <h2>{text.ids}</h2>
      <ul className="ids">
        {person.distinctIds.map((id) => (
          <li key={id}>
            <code>{id}</code>
          </li>
        ))}
      </ul>
      <Reveal person={person} onRevealed={setRevealed} />
    </aside>
  );
}

function TimelineCard({ person }: { person: string }) {
  const { project } = useSession();
  const text = useText('people');
  const common = useText('common');
  const format = useFormat(project.zone);
  const timeline = useInfiniteQuery({
    queryKey: [project.key, 'person', person, 'timeline'],
    queryFn: ({ pageParam }) =>
      api.get<Page<TimelineItem>>('/api/projects/{project}/people/{person}/timeline', {
        path: { project: project.key, person },
        query: { cursor: pageParam, limit: PAGE },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = timeline.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="card">
      <h2>
        {text.timeline} <small className="weak">{text.newestFirst}</small>
      </h2>
      {timeline.error && <ErrorTile error={timeline.error} onRetry={() => void timeline.refetch()} />}
      {timeline.isPending && <Skeleton height={40} lines={8} />}
      {timeline.data && items.length === 0 && <EmptyState title={text.noEvents} />}
      {items.length > 0 && <Timeline items={items} format={format} />}
      {timeline.hasNextPage && (
        <Button
          className="load-more"
          loading={timeline.isFetchingNextPage}
          onClick={() => void timeline.fetchNextPage()}
        >
          {common.loadMore}
        </Button>
      )}
    </section>
  );
}

export default function PersonPage() {
  const { project } = useSession();
  const text = useText('people');
  const format = useFormat(project.zone);
  const key = useParams().person!;
  const person = useQuery({
    queryKey: [project.key, 'person', key],
    queryFn: () =>
      api.get<PersonDetail>('/api/projects/{project}/people/{person}', {
        path: { project: project.key, person: key },
      }),
  });
  return (
    <>
      <PageHead
        title={person.data ? nameOf(person.data) : text.person(key)}
        aside={
          <>
            {text.person(key)}
            {person.data && <> · {text.events(format.exact(person.data.events))}</>}
          </>
        }
        actions={person.data && <ErasePerson person={person.data} />}
        filters={<Link to={`/p/${project.key}/people`}>← {text.back}</Link>}
      />
      {person.error ? (
        <ErrorTile error={person.error} onRetry={() => void person.refetch()} />
      ) : (
        <div className="person">
          <TimelineCard person={key} />
          {person.data ? <About person={person.data} /> : <Skeleton height={280} />}
        </div>
      )}
    </>
  );
}
