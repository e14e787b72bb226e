import { lazy, Suspense, type ComponentType, type LazyExoticComponent } from 'react';
import { Navigate, NavLink, useParams } from 'react-router';
import type { Permission } from '../../api/types';
import { NotFound } from '../../app/NotFound';
import { useSession } from '../../app/session';
import { PageHead } from '../../components/PageHead';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';
import type { Dictionary } from '../../text/en';
import '../../components/parts.css';
import './settings.css';

interface Tab {
  key: Exclude<keyof Dictionary['settings']['tabs'], 'label'>;
  /** Without it the tab is not shown. */
  needs: Permission;
  Content: LazyExoticComponent<ComponentType>;
}

const tabs: Tab[] = [
  { key: 'project', needs: 'view', Content: lazy(() => import('./ProjectTab')) },
  { key: 'definitions', needs: 'view', Content: lazy(() => import('./DefinitionsTab')) },
  { key: 'metrics', needs: 'view', Content: lazy(() => import('./MetricsTab')) },
  { key: 'members', needs: 'view', Content: lazy(() => import('./MembersTab')) },
  { key: 'keys', needs: 'manage_keys', Content: lazy(() => import('./KeysTab')) },
  { key: 'channels', needs: 'view', Content: lazy(() => import('./ChannelsTab')) },
  { key: 'plan', needs: 'view', Content: lazy(() => import('./PlanTab')) },
  { key: 'live', needs: 'view_live_events', Content: lazy(() => import('./LiveTab')) },
  { key: 'import', needs: 'import', Content: lazy(() => import('./ImportTab')) },
  { key: 'spend', needs: 'view', Content: lazy(() => import('./SpendTab')) },
  { key: 'holidays', needs: 'view', Content: lazy(() => import('./HolidaysTab')) },
  { key: 'flags', needs: 'view', Content: lazy(() => import('./FlagsTab')) },
  { key: 'audit', needs: 'view_audit', Content: lazy(() => import('./AuditTab')) },
];

/** Settings by tab; each tab has an address of its own and loads on demand. */
export default function SettingsPage() {
  const { project, can } = useSession();
  const text = useText('settings');
  const { tab: key } = useParams();
  if (!key) return <Navigate to={`/p/${project.key}/settings/project`} replace />;
  const tab = tabs.find((t) => t.key === key);
  if (!tab || !can(tab.needs)) return <NotFound home={project.key} />;
  return (
    <>
      <PageHead
        title={text.title}
        filters={
          <nav className="tabs" aria-label={text.tabs.label}>
            {tabs
              .filter((t) => can(t.needs))
              .map((t) => (
                <NavLink key={t.key} to={`/p/${project.key}/settings/${t.key}`}>
                  {text.tabs[t.key]}
                </NavLink>
              ))}
          </nav>
        }
      />
      <Suspense key={tab.key} fallback={<Skeleton height={72} lines={4} />}>
        <tab.Content />
      </Suspense>
    </>
  );
}
