import AntdApp from 'antd/es/app';
import Table from 'antd/es/table';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Holdout } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { ConfirmName } from '../../components/ConfirmName';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { useFlags } from '../../components/flags';
import { Name, useName } from '../../components/Name';
import { Skeleton } from '../../components/Skeleton';
import { SubjectLink } from '../../components/SubjectLink';
import { useAddress } from '../../components/useAddress';
import { HoldoutRequests, needsApproval } from './Approval';
import { AskToRelease } from './AskToRelease';
import { EditButton } from './EditButton';
import { HoldoutDialog } from './HoldoutDialog';
import { useBoundCommands, useHoldouts } from './layers';
import { useTelling } from './parts';
import { share } from './words';

const shapes = { scheduled: '◔', running: '●', over: '○' } as const;
const classes = { scheduled: 'scheduled', running: 'running', over: 'ended' } as const;

/** Where a holdout stands, by shape and word. */
export function HoldoutState({ state }: { state: Holdout['state'] }) {
  const words = useTelling().text.bounds.holdouts.state;
  return (
    <span className={`state-tag ${classes[state]}`}>
      <span aria-hidden>{shapes[state]}</span> {words[state]}
    </span>
  );
}

function Edit({ holdout }: { holdout: Holdout }) {
  const words = useTelling().text.bounds.holdouts;
  const name = useName();
  return (
    <EditButton
      text={words.edit}
      title={words.editTitle(name(holdout.names, holdout.key))}
      dialog={(close) => <HoldoutDialog holdout={holdout} onClose={close} />}
    />
  );
}

/** What ends it: by name, since its people get everything at once. */
function Release({ holdout }: { holdout: Holdout }) {
  const words = useTelling().text.bounds.holdouts;
  const name = useName();
  const commands = useBoundCommands();
  const { message } = AntdApp.useApp();
  const [asking, setAsking] = useState(false);
  const [wished, setWished] = useState(false);
  const shown = name(holdout.names, holdout.key);
  const begun = holdout.state === 'running';
  return (
    <>
      <AllowedButton needs="edit_flags" size="small" onClick={() => setAsking(true)}>
        {begun ? words.end : words.delete}
      </AllowedButton>
      {asking && (
        <ConfirmName
          title={begun ? words.endTitle(shown) : words.deleteTitle(shown)}
          lead={begun ? words.endLead : words.deleteLead}
          name={holdout.key}
          confirm={begun ? words.end : words.delete}
          keep={words.keep}
          onConfirm={async () => {
            try {
              await (begun ? commands.endHoldout(holdout) : commands.removeHoldout(holdout));
              void message.success(begun ? words.ended(shown) : words.deleted(shown));
            } catch (failure) {
              if (!needsApproval(failure)) throw failure;
              setWished(true);
            }
          }}
          onClose={() => setAsking(false)}
        />
      )}
      {wished && (
        <AskToRelease
          holdout={holdout}
          change={{}}
          onAsked={() => {
            setWished(false);
            void message.success(words.asked(shown));
          }}
          onClose={() => setWished(false)}
        />
      )}
    </>
  );
}

function Covers({ holdout }: { holdout: Holdout }) {
  const { project } = useSession();
  const words = useTelling().text.bounds.holdouts;
  const name = useName();
  const flags = useFlags().data ?? [];
  if (holdout.flags.length === 0) return words.all;
  return (
    <>
      {holdout.campaign && (
        <div>
          <SubjectLink subject={{ kind: 'campaign', key: holdout.campaign }} />
        </div>
      )}
      {holdout.flags.map((flag, i) => (
        <span key={flag}>
          {i > 0 && ' · '}
          <Link to={`/p/${project.key}/flags/${flag}`}>
            {name(flags.find((one) => one.key === flag)?.names, flag)}
          </Link>
        </span>
      ))}
    </>
  );
}

function useColumns() {
  const { project } = useSession();
  const { text, format } = useTelling();
  const words = text.bounds.holdouts;
  return [
    {
      title: words.name,
      key: 'name',
      render: (_: unknown, holdout: Holdout) => (
        <>
          <Link to={`/p/${project.key}/layers/${holdout.key}`}>
            <Name names={holdout.names} fallback={holdout.key} />
          </Link>
          <span className="key-under">{holdout.key}</span>
        </>
      ),
    },
    {
      title: words.share,
      key: 'share',
      render: (_: unknown, holdout: Holdout) => share(holdout.share, format),
    },
    {
      title: words.covers,
      key: 'covers',
      render: (_: unknown, holdout: Holdout) => <Covers holdout={holdout} />,
    },
    {
      title: words.from,
      key: 'from',
      render: (_: unknown, holdout: Holdout) => format.time(holdout.from),
    },
    {
      title: words.until,
      key: 'until',
      render: (_: unknown, holdout: Holdout) => (holdout.until ? format.time(holdout.until) : words.open),
    },
    {
      title: words.stands,
      key: 'state',
      render: (_: unknown, holdout: Holdout) => <HoldoutState state={holdout.state} />,
    },
    {
      title: words.act,
      key: 'act',
      render: (_: unknown, holdout: Holdout) =>
        holdout.state !== 'over' && (
          <div className="layer-acts">
            <Edit holdout={holdout} />
            <Release holdout={holdout} />
          </div>
        ),
    },
  ];
}

/** Who is kept from flags, and until when. */
export function HoldoutList() {
  const words = useTelling().text.bounds.holdouts;
  const { set } = useAddress();
  const holdouts = useHoldouts();
  const columns = useColumns();
  const some = (holdouts.data?.length ?? 0) > 0;
  const create = (
    <AllowedButton needs="edit_flags" onClick={() => set({ new: 'holdout' })}>
      {words.create}
    </AllowedButton>
  );
  return (
    <section className="card">
      <div className="section-head">
        <h2>{words.title}</h2>
        {some && create}
      </div>
      {holdouts.error && <ErrorTile error={holdouts.error} onRetry={() => void holdouts.refetch()} />}
      {!holdouts.data && !holdouts.error && <Skeleton height={64} lines={3} />}
      {holdouts.data && !some && <EmptyState {...words.empty} action={create} />}
      {some && (
        <>
          <p className="weak">{words.lead}</p>
          <HoldoutRequests />
          <Table
            className="holdouts"
            size="middle"
            rowKey="key"
            columns={columns}
            dataSource={holdouts.data}
            pagination={false}
            scroll={{ x: 'max-content' }}
          />
        </>
      )}
    </section>
  );
}
