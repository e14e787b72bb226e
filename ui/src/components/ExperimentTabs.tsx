import { NavLink } from 'react-router';
import { useSession } from '../app/session';
import { useText } from '../text';
import './parts.css';

/** Experiments, the flags that deal people out, what keeps them apart, and how far to believe them: under one menu item. */
export function ExperimentTabs() {
  const { project } = useSession();
  const text = useText('app');
  return (
    <nav className="tabs" aria-label={text.experimentTabs}>
      <NavLink to={`/p/${project.key}/experiments`} end>
        {text.menu.experiments}
      </NavLink>
      <NavLink to={`/p/${project.key}/flags`} end>
        {text.menu.flags}
      </NavLink>
      <NavLink to={`/p/${project.key}/layers`} end>
        {text.menu.layers}
      </NavLink>
      <NavLink to={`/p/${project.key}/calibration`} end>
        {text.menu.calibration}
      </NavLink>
    </nav>
  );
}
