import BarChart from '@ant-design/icons/es/icons/BarChartOutlined';
import Appstore from '@ant-design/icons/es/icons/AppstoreOutlined';
import Dashboard from '@ant-design/icons/es/icons/DashboardOutlined';
import Aim from '@ant-design/icons/es/icons/AimOutlined';
import Experiment from '@ant-design/icons/es/icons/ExperimentOutlined';
import Notification from '@ant-design/icons/es/icons/NotificationOutlined';
import Setting from '@ant-design/icons/es/icons/SettingOutlined';
import Branches from '@ant-design/icons/es/icons/BranchesOutlined';
import Team from '@ant-design/icons/es/icons/TeamOutlined';
import { useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Dropdown from 'antd/es/dropdown';
import Tooltip from 'antd/es/tooltip';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Link, NavLink, useLocation, useNavigate } from 'react-router';
import { api } from '../api/client';
import type { Me } from '../api/types';
import { useFormat } from '../components/format';
import { useLanguage, useText } from '../text';
import { Bell } from './Bell';
import { rooms, type Room } from './rooms';
import { useSession } from './session';

const icons: Partial<Record<Room['key'], ReactNode>> = {
  board: <Dashboard />,
  insights: <BarChart />,
  features: <Appstore />,
  experiments: <Experiment />,
  campaigns: <Notification />,
  people: <Team />,
  policies: <Branches />,
  growth: <Aim />,
  settings: <Setting />,
};

const ChangePassword = lazy(() => import('./ChangePassword'));

function ProjectSwitcher() {
  const { me, project } = useSession();
  const text = useText('app');
  const navigate = useNavigate();
  const location = useLocation();
  const kindOfPage = location.pathname.split('/')[3] ?? 'board';
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectedKeys: [project.key],
        items: me.projects.map((p) => ({
          key: p.key,
          label: (
            <span className="project-option">
              <strong>{p.name}</strong>
              <small>
                {p.key} · {p.zone}
              </small>
            </span>
          ),
        })),
        onClick: ({ key }) => void navigate(`/p/${key}/${kindOfPage}`),
      }}
    >
      <Button type="text" className="project-button">
        <span className="hidden">{text.project}</span>
        <strong>{project.name}</strong>
        <small>
          {project.key} · {project.zone}
        </small>
        <span aria-hidden>▾</span>
      </Button>
    </Dropdown>
  );
}

function LanguageSwitch() {
  const text = useText('app');
  const { locale, switchTo } = useLanguage();
  const queries = useQueryClient();
  const other = locale === 'en' ? 'zh-CN' : 'en';
  const change = async () => {
    await switchTo(other);
    queries.setQueryData<Me>(['me'], (me) => me && { ...me, locale: other });
    await api.put('/api/me', { body: { locale: other } });
    await queries.invalidateQueries({ predicate: (q) => q.queryKey[0] !== 'me' });
  };
  return (
    <Button type="text" lang={other} onClick={() => void change()} data-testid="language">
      {text.otherLanguage}
    </Button>
  );
}

function Account() {
  const { me } = useSession();
  const text = useText('app');
  const [changing, setChanging] = useState(false);
  const logout = async () => {
    await api.post('/api/logout');
    // A full load, so that nothing of this person stays in memory.
    window.location.assign('/login');
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'who', label: me.email, disabled: true },
            { type: 'divider' },
            { key: 'password', label: text.password.change },
            { key: 'logout', label: text.logout },
          ],
          onClick: ({ key }) => {
            if (key === 'logout') void logout();
            if (key === 'password') setChanging(true);
          },
        }}
      >
        <Button type="text">
          <span className="hidden">{text.account}</span>
          {me.name} <span aria-hidden>▾</span>
        </Button>
      </Dropdown>
      {changing && (
        <Suspense>
          <ChangePassword onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </>
  );
}

function DemoClock() {
  const { status, project, now } = useSession();
  const text = useText('app');
  const format = useFormat(project.zone);
  if (status.clock !== 'settable') return null;
  return (
    <Tooltip title={text.demoClockHint}>
      <span className="demo-clock" tabIndex={0}>
        ◷ {text.demoClock(format.time(now()))}
      </span>
    </Tooltip>
  );
}

/** Top bar, menu and content: what stays while pages change. */
export function Frame({ children }: { children: ReactNode }) {
  const { project, can } = useSession();
  const text = useText('app');
  const open = useLocation().pathname.split('/')[3];
  const within = rooms.find((room) => room.key === open)?.tabOf;
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {text.skip}
      </a>
      <header className="top">
        <Link to={`/p/${project.key}/board`} className="brand">
          <img src="/tandem.svg" alt="" width={24} height={24} />
          <span>{text.brand}</span>
        </Link>
        <ProjectSwitcher />
        <span className="grow" />
        <DemoClock />
        <Bell />
        <LanguageSwitch />
        <Account />
      </header>
      <nav className="menu" aria-label={text.menu.label}>
        {rooms
          .filter((room) => can(room.needs) && !room.tabOf)
          .map((room) => (
            <NavLink
              key={room.key}
              to={`/p/${project.key}/${room.key}`}
              title={text.menu[room.key]}
              className={({ isActive }) => (isActive || room.key === within ? 'active' : '')}
            >
              <span aria-hidden>{icons[room.key]}</span>
              <span>{text.menu[room.key]}</span>
            </NavLink>
          ))}
      </nav>
      <main id="content" tabIndex={-1}>
        <div className="content">{children}</div>
      </main>
    </div>
  );
}
