import AntdApp from 'antd/es/app';
import Table from 'antd/es/table';
import { useState } from 'react';
import { api } from '../../api/client';
import type { Channel } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { ConfirmName } from '../../components/ConfirmName';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { Name, useName } from '../../components/Name';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { ChannelForm } from './ChannelForm';
import { useChannelList, useChannelsChanged } from './channels';
import { DeliveryList } from './DeliveryList';
import { SignatureHelp } from './SignatureHelp';

type Act = { kind: 'edit' | 'remove'; channel: Channel };

function State({ channel }: { channel: Channel }) {
  const text = useText('settings').channels;
  const name = useName();
  return (
    <>
      <span className={`state-tag ${channel.enabled ? 'running' : 'draft'}`}>
        <span aria-hidden>{channel.enabled ? '▶' : '○'}</span> {channel.enabled ? text.on : text.off}
      </span>
      <span className={channel.problem ? 'key-under problem' : 'key-under'}>
        {channel.problem ? `⚠ ${name(channel.problem)}` : text.works}
      </span>
    </>
  );
}

function useTest() {
  const { project } = useSession();
  const text = useText('settings').channels;
  const { message } = AntdApp.useApp();
  const changed = useChannelsChanged();
  const [busy, setBusy] = useState<string>();
  const test = async (channel: Channel) => {
    setBusy(channel.key);
    try {
      await api.post('/api/projects/{project}/channels/{key}/test', {
        path: { project: project.key, key: channel.key },
      });
      void message.success(text.tested);
    } catch (failure) {
      void message.error(failure instanceof Error ? failure.message : String(failure));
    } finally {
      setBusy(undefined);
      void changed();
    }
  };
  return { test, busy };
}

function useColumns(onAct: (act: Act) => void) {
  const text = useText('settings').channels;
  const name = useName();
  const { test, busy } = useTest();
  return [
    {
      title: text.name,
      key: 'name',
      render: (_: unknown, c: Channel) => (
        <>
          <Name names={c.names} fallback={c.key} />
          <span className="key-under">{c.key}</span>
        </>
      ),
    },
    { title: text.kindLabel, key: 'kind', render: (_: unknown, c: Channel) => text.kind[c.kind] },
    {
      title: text.address,
      key: 'address',
      render: (_: unknown, c: Channel) => (
        <>
          <code className="break">{c.address}</code>
          <span className="key-under">{c.signed ? text.signed : text.unsigned}</span>
        </>
      ),
    },
    { title: text.state, key: 'state', render: (_: unknown, c: Channel) => <State channel={c} /> },
    {
      title: <span className="hidden">{text.edit}</span>,
      key: 'actions',
      render: (_: unknown, channel: Channel) => {
        const called = name(channel.names, channel.key);
        return (
          <div className="row-actions">
            <AllowedButton
              needs="manage_channels"
              size="small"
              loading={busy === channel.key}
              disabled={!channel.enabled}
              aria-label={text.testOf(called)}
              onClick={() => void test(channel)}
            >
              {text.test}
            </AllowedButton>
            <AllowedButton
              needs="manage_channels"
              size="small"
              aria-label={text.editOf(called)}
              onClick={() => onAct({ kind: 'edit', channel })}
            >
              {text.edit}
            </AllowedButton>
            <AllowedButton
              needs="manage_channels"
              size="small"
              aria-label={text.removeOf(called)}
              onClick={() => onAct({ kind: 'remove', channel })}
            >
              {text.remove}
            </AllowedButton>
          </div>
        );
      },
    },
  ];
}

function Remove({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('settings').channels;
  const { message } = AntdApp.useApp();
  const name = useName();
  const changed = useChannelsChanged();
  return (
    <ConfirmName
      title={text.removeOf(name(channel.names, channel.key))}
      lead={text.removeLead}
      name={channel.key}
      confirm={text.remove}
      keep={text.keep}
      onClose={onClose}
      onConfirm={async () => {
        await api.delete('/api/projects/{project}/channels/{key}', {
          path: { project: project.key, key: channel.key },
          ifMatch: channel.version,
        });
        void message.success(text.removed(name(channel.names, channel.key)));
        await changed();
      }}
    />
  );
}

/** Ways out of Tandem, and what went through them. */
export default function ChannelsTab() {
  const text = useText('settings').channels;
  const { search, set } = useAddress();
  const channels = useChannelList();
  const [act, setAct] = useState<Act>();
  const columns = useColumns(setAct);
  const close = () => setAct(undefined);
  const add = (
    <AllowedButton needs="manage_channels" type="primary" onClick={() => set({ new: '1' })}>
      {text.add}
    </AllowedButton>
  );
  const some = (channels.data?.length ?? 0) > 0;
  return (
    <div className="stack">
      <div className="tab-lead">
        <p>{text.lead}</p>
        {some && add}
      </div>
      {channels.error && <ErrorTile error={channels.error} onRetry={() => void channels.refetch()} />}
      {!channels.data && !channels.error && <Skeleton height={56} lines={3} />}
      {channels.data && !some && (
        <section className="card">
          <EmptyState {...text.empty} action={add} />
        </section>
      )}
      {some && (
        <Table size="middle" rowKey="key" pagination={false} dataSource={channels.data} columns={columns} />
      )}
      <DeliveryList channels={channels.data ?? []} />
      <SignatureHelp />
      {search.get('new') === '1' && <ChannelForm onClose={() => set({ new: undefined })} />}
      {act?.kind === 'edit' && <ChannelForm channel={act.channel} onClose={close} />}
      {act?.kind === 'remove' && <Remove channel={act.channel} onClose={close} />}
    </div>
  );
}
