import { NavLink } from 'react-router';
import { useSession } from '../app/session';
import { useText } from '../text';
import './parts.css';

/** People and the segments they form: two lists under one menu item. */
export function PeopleTabs() {
  const { project } = useSession();
  const text = useText('audiences').tabs;
  return (
    <nav className="tabs" aria-label={text.label}>
      <NavLink to={`/p/${project.key}/people`} end>
        {text.people}
      </NavLink>
      <NavLink to={`/p/${project.key}/people/segments`}>{text.segments}</NavLink>
    </nav>
  );
}
