import { Link } from 'react-router';
import type { SegmentUse } from '../../api/types';
import { useSession } from '../../app/session';
import { Name } from '../../components/Name';
import { useText } from '../../text';

const places: Record<string, string> = {
  segment: 'people/segments',
  policy: 'policies',
  campaign: 'campaigns',
};

/** What refers to a segment, each a link. */
export function UsedBy({ uses, none }: { uses: SegmentUse[]; none: string }) {
  const { project } = useSession();
  const kinds = useText('audiences').usedByKind;
  if (uses.length === 0) return <span className="weak">{none}</span>;
  return (
    <ul className="selector-texts">
      {uses.map((use) => (
        <li key={`${use.kind}/${use.key}`}>
          <span className="weak">{kinds[use.kind as keyof typeof kinds] ?? use.kind}</span>{' '}
          <Link to={`/p/${project.key}/${places[use.kind] ?? use.kind}/${use.key}`}>
            <Name names={use.names} fallback={use.key} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
