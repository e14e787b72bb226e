import { Link } from 'react-router';
import type { Flag, FlagDependencies } from '../../api/types';
import { useSession } from '../../app/session';
import { ErrorTile } from '../../components/ErrorTile';
import { useFlags } from '../../components/flags';
import { useName } from '../../components/Name';
import { useSegments } from '../../components/segments';
import { Skeleton } from '../../components/Skeleton';
import { SubjectLink } from '../../components/SubjectLink';
import { useText } from '../../text';
import { useEnvironmentName } from './parts';
import { useDependencies } from './queries';
import { outcomeWords } from './words';

function Flags({ title, of }: { title: string; of: FlagDependencies['needs'] }) {
  const { project } = useSession();
  const all = useText('flags');
  const name = useName();
  const place = useEnvironmentName();
  const flags = useFlags(true).data ?? [];
  return (
    <section className="card">
      <h2>{title}</h2>
      {of.length === 0 && <p className="weak">{all.uses.nothing}</p>}
      <ul className="plain-list">
        {of.map(({ environment, flag, is }) => (
          <li key={`${environment} ${flag}`}>
            <Link to={`/p/${project.key}/flags/${flag}`}>
              {name(flags.find((f) => f.key === flag)?.names ?? null, flag)}
            </Link>{' '}
            <span className="weak">{all.uses.line(place(environment), outcomeWords(is, all))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a flag needs, what needs it, and what it looks at. */
export function UsesTab({ flag }: { flag: Flag }) {
  const { project } = useSession();
  const text = useText('flags').uses;
  const name = useName();
  const segments = useSegments().data?.items ?? [];
  const found = useDependencies(flag);
  if (found.error) return <ErrorTile error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton height={72} lines={3} />;
  return (
    <div className="stack">
      <p className="weak">{text.lead}</p>
      <div className="two">
        <Flags title={text.needs} of={found.data.needs} />
        <Flags title={text.neededBy} of={found.data.neededBy} />
        <section className="card">
          <h2>{text.segments}</h2>
          {found.data.segments.length === 0 && <p className="weak">{text.nothing}</p>}
          <ul className="plain-list">
            {found.data.segments.map((key) => (
              <li key={key}>
                <Link to={`/p/${project.key}/people/segments/${key}`}>
                  {name(segments.find((s) => s.segment.key === key)?.segment.names ?? null, key)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
        <section className="card">
          <h2>{text.feature}</h2>
          {flag.feature ? (
            <SubjectLink subject={{ kind: 'feature', key: flag.feature }} />
          ) : (
            <p className="weak">{text.nothing}</p>
          )}
        </section>
      </div>
    </div>
  );
}
