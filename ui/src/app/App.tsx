import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import AntdApp from 'antd/es/app';
import ConfigProvider from 'antd/es/config-provider';
import { lazy, Suspense, type ReactNode } from 'react';
import { createBrowserRouter, Navigate, Outlet, RouterProvider } from 'react-router';
import { ApiError } from '../api/client';
import { EmptyState } from '../components/EmptyState';
import { Skeleton } from '../components/Skeleton';
import { LanguageProvider, useLanguage, useText } from '../text';
import { Crash } from './Crash';
import { Frame } from './Frame';
import { Guarded } from './Guarded';
import { NotFound } from './NotFound';
import { rooms } from './rooms';
import { ProjectSession, SignedIn } from './session';
import { lightTheme } from './theme';

const Login = lazy(() => import('./LoginPage'));
const Setup = lazy(() => import('./SetupPage'));
const Invitation = lazy(() => import('./InvitationPage'));
const PasswordReset = lazy(() => import('./PasswordResetPage'));

/** A session that ended is noticed by whichever call meets it; asking who we are then leads to signing in. */
const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (error instanceof ApiError && error.status === 401 && query.queryKey[0] !== 'me') {
        void queries.invalidateQueries({ queryKey: ['me'] });
      }
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (count, error) =>
        count < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 500),
    },
  },
});

function Home() {
  const text = useText('app');
  return (
    <SignedIn>
      {(me) =>
        me.projects[0] ? (
          <Navigate to={`/p/${me.projects[0].key}/board`} replace />
        ) : (
          <main className="plain-page">
            <EmptyState wholePage title={text.noProject.title} lead={text.noProject.lead} />
          </main>
        )
      }
    </SignedIn>
  );
}

function InProject() {
  return (
    <SignedIn>
      {(me) => (
        <ProjectSession me={me}>
          <Frame>
            <Suspense fallback={<Skeleton height={72} lines={4} />}>
              <Outlet />
            </Suspense>
          </Frame>
        </ProjectSession>
      )}
    </SignedIn>
  );
}

const router = createBrowserRouter([
  { path: '/', element: <Home />, errorElement: <Crash /> },
  { path: '/login', element: <Suspense children={<Login />} />, errorElement: <Crash /> },
  { path: '/setup', element: <Suspense children={<Setup />} />, errorElement: <Crash /> },
  { path: '/invitations/:token', element: <Suspense children={<Invitation />} />, errorElement: <Crash /> },
  {
    path: '/password-resets/:token',
    element: <Suspense children={<PasswordReset />} />,
    errorElement: <Crash />,
  },
  {
    path: '/p/:project',
    element: <InProject />,
    errorElement: <Crash />,
    children: [
      { index: true, element: <Navigate to="board" replace /> },
      {
        errorElement: <Crash />,
        children: [
          ...rooms.flatMap((room) =>
            Object.entries(room.pages).map(([path, Component]) => ({
              path: path ? `${room.key}/${path}` : room.key,
              element: (
                <Guarded room={room}>
                  <Component />
                </Guarded>
              ),
            })),
          ),
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
  { path: '*', element: <main children={<NotFound />} /> },
]);

function Themed({ children }: { children: ReactNode }) {
  const { antd } = useLanguage();
  return (
    <ConfigProvider theme={lightTheme} locale={antd} button={{ autoInsertSpace: false }}>
      <AntdApp component={false}>{children}</AntdApp>
    </ConfigProvider>
  );
}

export function App() {
  return (
    <LanguageProvider>
      <Themed>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Themed>
    </LanguageProvider>
  );
}
