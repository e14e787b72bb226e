import { useEffect, type ReactNode } from 'react';
import { useSession } from '../app/session';

interface Props {
  title: string;
  /** State, owners: what stands beside the title. */
  aside?: ReactNode;
  actions?: ReactNode;
  /** Filters of the page; zone and "as of" close the line. */
  filters?: ReactNode;
  asOf?: ReactNode;
}

/** Title, actions and the filter line that every page of a project begins with. */
export function PageHead({ title, aside, actions, filters, asOf }: Props) {
  const { project } = useSession();
  useEffect(() => {
    document.title = `${title} · ${project.name}`;
  }, [title, project.name]);
  return (
    <header className="page-head">
      <div className="page-title">
        <h1>{title}</h1>
        {aside && <div className="page-aside">{aside}</div>}
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      <div className="page-filters">
        {filters}
        <span className="page-zone">
          {project.zone}
          {asOf && <> · {asOf}</>}
        </span>
      </div>
    </header>
  );
}
