import { lazy, Suspense, type ComponentType, type LazyExoticComponent } from 'react';
import { Navigate, NavLink, useParams } from 'react-router';
import { NotFound } from '../../app/NotFound';
import { useSession } from '../../app/session';
import { PageHead } from '../../components/PageHead';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';
import type { Dictionary } from '../../text/en';
import '../../components/parts.css';
import './growth.css';

type Key = Exclude<keyof Dictionary['growth']['tabs'], 'label'>;

const tabs: Partial<Record<Key, LazyExoticComponent<ComponentType>>> = {
  'north-star': lazy(() => import('./NorthStarTab')),
  work: lazy(() => import('./WorkTab')),
  pools: lazy(() => import('./PoolsTab')),
  gates: lazy(() => import('./GatesTab')),
  calendar: lazy(() => import('./CalendarTab')),
};

/** Growth by tab; each tab has an address of its own and loads on demand. */
export default function GrowthPage() {
  const { project } = useSession();
  const text = useText('growth');
  const { tab: key } = useParams();
  if (!key) return <Navigate to={`/p/${project.key}/growth/north-star`} replace />;
  const Content = tabs[key as Key];
  if (!Content) return <NotFound home={project.key} />;
  return (
    <>
      <PageHead
        title={text.title}
        filters={
          <nav className="tabs" aria-label={text.tabs.label}>
            {(Object.keys(tabs) as Key[]).map((tab) => (
              <NavLink key={tab} to={`/p/${project.key}/growth/${tab}`}>
                {text.tabs[tab]}
              </NavLink>
            ))}
          </nav>
        }
      />
      <Suspense key={key} fallback={<Skeleton height={72} lines={4} />}>
        <Content />
      </Suspense>
    </>
  );
}
