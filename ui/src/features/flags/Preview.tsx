import { useQuery } from '@tanstack/react-query';
import Input from 'antd/es/input';
import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import type { Flag } from '../../api/types';
import { useSession } from '../../app/session';
import { ErrorTile } from '../../components/ErrorTile';
import { FormError } from '../../components/FormError';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';
import { Gets, useWhy } from './parts';
import { evaluate, usePeopleOf } from './queries';

/** Anybody, by the id an app would ask for. */
function SomebodyElse({ flag, environment }: { flag: Flag; environment: string }) {
  const { project } = useSession();
  const text = useText('flags').preview;
  const why = useWhy();
  const [id, setId] = useState('');
  const found = useQuery({
    queryKey: [project.key, 'flag', flag.key, 'one', environment, flag.version, id],
    enabled: id !== '',
    queryFn: ({ signal }) => evaluate(project.key, flag.key, environment, id, signal),
  });
  return (
    <div className="flag-other">
      <Input.Search
        allowClear
        aria-label={text.other}
        placeholder={text.placeholder}
        maxLength={200}
        spellCheck={false}
        onSearch={(value) => setId(value.trim())}
      />
      <FormError error={found.error} />
      {id && found.data && (
        <p aria-live="polite">
          <code>{id}</code> <Gets outcome={found.data} /> <span className="weak">{why(found.data)}</span>
        </p>
      )}
    </div>
  );
}

/** Ten real people, what each gets and why. */
export function Preview({ flag, environment, dirty }: { flag: Flag; environment: string; dirty: boolean }) {
  const { project, can } = useSession();
  const text = useText('flags').preview;
  const why = useWhy();
  const sees = can('view_people');
  const people = usePeopleOf(flag, environment, sees && !flag.archived);
  const list = () => {
    if (!sees) return <p className="weak">{text.hidden}</p>;
    if (people.error) return <ErrorTile error={people.error} onRetry={() => void people.refetch()} />;
    if (!people.data) return <Skeleton height={28} lines={5} />;
    if (people.data.length === 0) return <p className="weak">{text.none}</p>;
    return (
      <dl className="flag-people">
        {people.data.map(({ person, outcome }) => (
          <Fragment key={person.person}>
            <dt>
              <Link to={`/p/${project.key}/people/${person.person}`}>{person.name ?? person.distinctId}</Link>
            </dt>
            <dd>
              <Gets outcome={outcome} /> <span className="weak">{why(outcome)}</span>
            </dd>
          </Fragment>
        ))}
      </dl>
    );
  };
  return (
    <section className="card flag-preview" aria-label={text.title}>
      <h2>{text.title}</h2>
      {sees && <p className="weak">{dirty ? text.leadDirty : text.lead}</p>}
      {list()}
      {sees && !flag.archived && <SomebodyElse flag={flag} environment={environment} />}
    </section>
  );
}
