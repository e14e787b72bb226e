import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Navigate, useLocation, useParams } from 'react-router';
import { api, ApiError } from '../api/client';
import type { Me, MyProject, Permission, Status } from '../api/types';
import { localDate } from '../components/dates';
import { useLanguage, localeOf } from '../text';
import { ErrorTile } from '../components/ErrorTile';
import { NotFound } from './NotFound';

interface Session {
  me: Me;
  project: MyProject;
  /** The server's state, and how far its clock is ahead of the browser's, in milliseconds. */
  status: Status & { ahead: number };
  can: (permission: Permission) => boolean;
  /** The server's now; on a demo clock far from the browser's. */
  now: () => Date;
  today: string;
}

const SessionContext = createContext<Session | null>(null);

export function useMe() {
  return useQuery({
    queryKey: ['me'],
    queryFn: () => api.get<Me>('/api/me'),
    staleTime: 60_000,
    retry: (count, error) => !(error instanceof ApiError && error.status === 401) && count < 2,
  });
}

/** The clock runs on between two answers, so only the distance to the browser's own is kept. */
export function useStatus() {
  return useQuery({
    queryKey: ['status'],
    queryFn: async () => {
      const status = await api.get<Status>('/api/status');
      return { ...status, ahead: Date.parse(status.now) - Date.now() };
    },
    refetchInterval: 30_000,
  });
}

/** What stands behind # stays there: it may be too long for a server to read. */
function nextOf({ pathname, search, hash }: { pathname: string; search: string; hash: string }) {
  return { pathname: '/login', search: `?next=${encodeURIComponent(pathname + search)}`, hash };
}

/** Lets only people who are signed in pass; others come back here after signing in. */
export function SignedIn({ children }: { children: (me: Me) => ReactNode }) {
  const me = useMe();
  const location = useLocation();
  const { switchTo } = useLanguage();
  const locale = me.data?.locale;

  useEffect(() => {
    if (locale) void switchTo(localeOf(locale));
  }, [locale, switchTo]);

  if (me.error instanceof ApiError && me.error.status === 401) {
    return <Navigate to={nextOf(location)} replace />;
  }
  if (me.error) return <ErrorTile error={me.error} onRetry={() => void me.refetch()} />;
  return me.data ? children(me.data) : null;
}

export function ProjectSession({ me, children }: { me: Me; children: ReactNode }) {
  const { project: key } = useParams();
  const status = useStatus();
  const project = me.projects.find((p) => p.key === key);
  const [, tick] = useState(0);

  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 30_000);
    return () => clearInterval(timer);
  }, []);

  const ahead = status.data?.ahead ?? 0;
  const today = project ? localDate(new Date(Date.now() + ahead), project.zone) : '';
  const session = useMemo<Session | undefined>(() => {
    if (!project || !status.data) return undefined;
    const held = new Set(project.permissions.map((p) => p.toLowerCase()));
    return {
      me,
      project,
      status: status.data,
      can: (permission) => held.has(permission),
      now: () => new Date(Date.now() + ahead),
      today,
    };
  }, [me, project, status.data, ahead, today]);

  if (!project) {
    return (
      <main>
        <NotFound home={me.projects[0]?.key ?? ''} />
      </main>
    );
  }
  if (status.error) return <ErrorTile error={status.error} onRetry={() => void status.refetch()} />;
  return session ? <SessionContext value={session}>{children}</SessionContext> : null;
}

/** The project whose pages are open, who looks at them and what they may do. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('outside of a project');
  return session;
}
