import { useQuery, useQueryClient } from '@tanstack/react-query';
import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import InputNumber from 'antd/es/input-number';
import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import { useState } from 'react';
import { api } from '../../api/client';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { useEnvironments } from '../../components/environments';
import { useFormat } from '../../components/format';
import { useText } from '../../text';
import { FormDialog } from '../../components/FormDialog';
import { KeyCard, KeyName, RevokeKey } from './KeyParts';
import { CopyButton } from './Secret';
import { clientNames, clients, snippetOf, type Client } from './snippets';

interface WriteKey {
  id: number;
  name: string;
  environment: string;
  key: string;
  dailyQuota?: number | null;
  usedToday: number;
  createdAt: string;
  revokedAt?: string | null;
}

interface NewKey {
  name: string;
  environment: string;
  dailyQuota?: number | null;
}

function useWriteKeys() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'write-keys'],
    queryFn: () =>
      api.get<WriteKey[]>('/api/projects/{project}/write-keys', { path: { project: project.key } }),
    refetchInterval: 30_000,
  });
}

function Usage({ item }: { item: WriteKey }) {
  const { project } = useSession();
  const text = useText('settings').keys;
  const format = useFormat(project.zone);
  const used = format.exact(item.usedToday);
  if (!item.dailyQuota) return <>{used}</>;
  const share = Math.min(1, item.usedToday / item.dailyQuota);
  return (
    <>
      {text.usedOf(used, format.exact(item.dailyQuota))}
      <span className="quota-bar" aria-hidden>
        <span className={share >= 1 ? 'full' : undefined} style={{ width: `${share * 100}%` }} />
      </span>
    </>
  );
}

function Create({ onClose }: { onClose: () => void }) {
  const { project } = useSession();
  const text = useText('settings').keys;
  const queries = useQueryClient();
  const { message } = AntdApp.useApp();
  const environments = useEnvironments();
  if (!environments.data) return null;
  return (
    <FormDialog<NewKey>
      title={text.createWrite}
      submit={text.createWrite}
      initial={{ environment: environments.data[0]?.key }}
      onClose={onClose}
      onSubmit={async (body) => {
        await api.post('/api/projects/{project}/write-keys', { path: { project: project.key }, body });
        void message.success(text.made(body.name));
        await queries.invalidateQueries({ queryKey: [project.key, 'write-keys'] });
      }}
    >
      <KeyName />
      <Form.Item name="environment" label={text.environment} rules={[{ required: true }]}>
        <Select options={environments.data.map((e) => ({ value: e.key, label: `${e.name} · ${e.key}` }))} />
      </Form.Item>
      <Form.Item name="dailyQuota" label={text.quota} extra={text.quotaHelp}>
        <InputNumber min={1} precision={0} style={{ width: 200 }} />
      </Form.Item>
    </FormDialog>
  );
}

function useColumns(onRevoke: (item: WriteKey) => void) {
  const { project } = useSession();
  const text = useText('settings').keys;
  const format = useFormat(project.zone);
  return [
    { title: text.name, key: 'name', render: (_: unknown, k: WriteKey) => k.name },
    { title: text.environment, key: 'environment', render: (_: unknown, k: WriteKey) => k.environment },
    {
      title: text.key,
      key: 'key',
      render: (_: unknown, k: WriteKey) => <code className="break">{k.key}</code>,
    },
    {
      title: text.quota,
      key: 'quota',
      align: 'right' as const,
      render: (_: unknown, k: WriteKey) =>
        k.dailyQuota ? format.exact(k.dailyQuota) : <span className="weak">{text.noQuota}</span>,
    },
    {
      title: text.used,
      key: 'used',
      align: 'right' as const,
      render: (_: unknown, k: WriteKey) => <Usage item={k} />,
    },
    {
      title: text.created,
      key: 'created',
      align: 'right' as const,
      render: (_: unknown, k: WriteKey) => format.time(k.createdAt),
    },
    {
      title: <span className="hidden">{text.revoke}</span>,
      key: 'actions',
      align: 'right' as const,
      render: (_: unknown, k: WriteKey) =>
        k.revokedAt ? (
          <span className="weak">{text.revoked(format.time(k.revokedAt))}</span>
        ) : (
          <AllowedButton
            needs="manage_keys"
            size="small"
            aria-label={text.revokeOf(k.name)}
            onClick={() => onRevoke(k)}
          >
            {text.revoke}
          </AllowedButton>
        ),
    },
  ];
}

function Snippet({ item }: { item: WriteKey }) {
  const text = useText('settings').keys;
  const [client, setClient] = useState<Client>('posthog-js');
  const code = snippetOf(client, window.location.origin, item.key);
  return (
    <section className="card">
      <div className="section-head">
        <div>
          <h2>{text.snippet}</h2>
          <p className="weak">{text.snippetLead(item.name)}</p>
        </div>
        <Segmented<Client>
          aria-label={text.snippetFor}
          value={client}
          onChange={setClient}
          options={clients.map((c) => ({ value: c, label: clientNames[c] }))}
        />
        <CopyButton key={client} value={code} label={text.copySnippet} />
      </div>
      <pre className="snippet" tabIndex={0}>
        {code}
      </pre>
    </section>
  );
}

/** Public keys with which apps send events, their quotas, and code that uses them. */
export function WriteKeys() {
  const text = useText('settings').keys;
  const keys = useWriteKeys();
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<WriteKey>();
  const columns = useColumns(setRevoking);
  const usable = keys.data?.find((k) => !k.revokedAt);
  return (
    <>
      <KeyCard
        words={{ title: text.write, lead: text.writeLead, empty: text.emptyWrite }}
        action={
          <AllowedButton needs="manage_keys" type="primary" onClick={() => setCreating(true)}>
            {text.createWrite}
          </AllowedButton>
        }
        list={keys}
        columns={columns}
      />
      {usable && <Snippet item={usable} />}
      {creating && <Create onClose={() => setCreating(false)} />}
      {revoking && (
        <RevokeKey
          of="write-keys"
          item={revoking}
          words={{ lead: text.revokeLead, confirm: text.revoke, keep: text.keep }}
          onClose={() => setRevoking(undefined)}
        />
      )}
    </>
  );
}
