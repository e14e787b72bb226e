import { NavLink } from 'react-router';
import { useSession } from '../../../app/session';
import { useText } from '../../../text';
import { kindGroups } from '../kinds';

/** The kinds of insight, in the groups people look for them. */
export function KindNav() {
  const { project } = useSession();
  const text = useText('insights');
  return (
    <nav className="kinds" aria-label={text.kindsLabel}>
      {kindGroups.map(({ group, kinds }) => (
        <div key={group} role="group" aria-label={text.groups[group]}>
          <span className="weak">{text.groups[group]}</span>
          {kinds.map((kind) => (
            <NavLink key={kind} to={`/p/${project.key}/insights/${kind}`} title={text.kindQuestions[kind]}>
              {text.kinds[kind]}
            </NavLink>
          ))}
        </div>
      ))}
    </nav>
  );
}
