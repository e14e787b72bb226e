import AntdApp from 'antd/es/app';
import { useState } from 'react';
import { Link, NavLink, useParams } from 'react-router';
import { ApiError } from '../../api/client';
import type { Flag } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { ConfirmName } from '../../components/ConfirmName';
import { ErrorTile } from '../../components/ErrorTile';
import { HoldBanner } from '../../components/HoldParts';
import { useName } from '../../components/Name';
import { PageHead } from '../../components/PageHead';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';
import './flags.css';
import { Faults, FaultTag } from './Faults';
import { HistoryTab } from './HistoryTab';
import { StaleTag } from './parts';
import { useFlag, useFlagCommands } from './queries';
import { RulesTab } from './RulesTab';
import { UsesTab } from './UsesTab';
import { ValuesTab } from './ValuesTab';

const tabs = ['rules', 'values', 'history', 'uses'] as const;
type Tab = (typeof tabs)[number];

function Buttons({ flag }: { flag: Flag }) {
  const text = useText('flags');
  const common = useText('common');
  const name = useName();
  const commands = useFlagCommands();
  const { message } = AntdApp.useApp();
  const [asking, setAsking] = useState(false);
  const shown = name(flag.names, flag.key);
  const restore = async () => {
    try {
      await commands.restore(flag);
      void message.success(text.restored(shown));
    } catch (failure) {
      void message.error(failure instanceof ApiError ? failure.detail : common.errors.unreachable, 8);
      void commands.reload(flag.key);
    }
  };
  if (flag.archived) {
    return (
      <AllowedButton needs="edit_flags" onClick={() => void restore()}>
        {text.restore}
      </AllowedButton>
    );
  }
  return (
    <>
      <AllowedButton needs="edit_flags" onClick={() => setAsking(true)}>
        {text.archive}
      </AllowedButton>
      {asking && (
        <ConfirmName
          title={text.archiveTitle(shown)}
          lead={text.archiveLead}
          name={flag.key}
          confirm={text.archive}
          keep={text.archiveKeep}
          onConfirm={async () => {
            await commands.archive(flag);
            void message.success(text.archived(shown));
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function Loaded({ flag, tab }: { flag: Flag; tab: Tab }) {
  const { project } = useSession();
  const text = useText('flags');
  const name = useName();
  const root = `/p/${project.key}/flags/${flag.key}`;
  return (
    <>
      <p className="crumb">
        <Link to={`/p/${project.key}/flags`}>← {text.title}</Link>
      </p>
      <PageHead
        title={name(flag.names, flag.key)}
        aside={
          <>
            <code>{flag.key}</code>
            {flag.archived && <span className="state-tag archived">{text.archivedTag}</span>}
            <FaultTag flag={flag} />
            <StaleTag flag={flag} />
          </>
        }
        actions={<Buttons flag={flag} />}
        filters={
          <nav className="tabs" aria-label={text.tabs.label}>
            {tabs.map((key) => (
              <NavLink key={key} to={key === 'rules' ? root : `${root}/${key}`} end>
                {text.tabs[key]}
              </NavLink>
            ))}
          </nav>
        }
      />
      {flag.description && <p className="flag-description">{flag.description}</p>}
      <Faults flag={flag} />
      {flag.stale && <p className="note">{text.stale.advice[flag.stale]}</p>}
      {flag.feature && <HoldBanner held={{ kind: 'feature', key: flag.feature }} means={text.release.held} />}
      {tab === 'rules' && <RulesTab flag={flag} />}
      {tab === 'values' && <ValuesTab flag={flag} />}
      {tab === 'history' && <HistoryTab flag={flag} />}
      {tab === 'uses' && <UsesTab flag={flag} />}
    </>
  );
}

/** One flag: whom it gives what, what it can give, its history and what hangs together with it. */
export default function FlagPage() {
  const { flag: key = '', tab } = useParams();
  const text = useText('flags');
  const shown = tabs.find((t) => t === tab) ?? 'rules';
  // gray releases and approved requests change it by themselves
  const flag = useFlag(key, shown === 'rules' || shown === 'values');
  if (flag.data) {
    return <Loaded key={flag.data.key} flag={flag.data} tab={shown} />;
  }
  if (flag.error) {
    return (
      <>
        <PageHead title={text.title} />
        <ErrorTile error={flag.error} onRetry={() => void flag.refetch()} />
      </>
    );
  }
  return <Skeleton height={120} lines={3} />;
}
