import { useQuery, useQueryClient } from '@tanstack/react-query';
import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import Form from 'antd/es/form';
import Radio from 'antd/es/radio';
import Select from 'antd/es/select';
import Switch from 'antd/es/switch';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Channel, Delivery, DigestView } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { FormError } from '../../components/FormError';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';

const DIGEST = '/api/projects/{project}/boards/{board}/digest' as const;

interface Draft {
  enabled: boolean;
  time: string;
  channels: string[];
  language: 'zh-CN' | 'en';
}

interface Written {
  title: string;
  text: string;
  bytes: number;
}

function useDigest(board: string) {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'digest', board],
    queryFn: () => api.get<DigestView>(DIGEST, { path: { project: project.key, board } }),
  });
}

function useChannels() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'channels'],
    queryFn: () => api.get<Channel[]>('/api/projects/{project}/channels', { path: { project: project.key } }),
  });
}

function Preview({ board, draft }: { board: string; draft: Draft }) {
  const { project } = useSession();
  const text = useText('board').digest;
  const channel = draft.channels[0];
  const preview = useQuery({
    queryKey: [project.key, 'digest', board, 'preview', draft.language, channel ?? ''],
    queryFn: () =>
      api.get<Written>(`${DIGEST}/preview`, {
        path: { project: project.key, board },
        query: { language: draft.language, channel },
      }),
    placeholderData: (before) => before,
  });
  return (
    <section className="digest-section" aria-label={text.preview}>
      <h3>{text.preview}</h3>
      {preview.error && <ErrorTile error={preview.error} onRetry={() => void preview.refetch()} />}
      {!preview.data && !preview.error && <Skeleton height={120} />}
      {preview.data && (
        <div className="digest-preview" lang={draft.language} data-testid="digest-preview">
          <strong>{preview.data.title}</strong>
          <pre tabIndex={0}>{preview.data.text}</pre>
        </div>
      )}
    </section>
  );
}

function Deliveries({ view }: { view: DigestView }) {
  const { project } = useSession();
  const text = useText('board').digest;
  const format = useFormat(project.zone);
  const name = useName();
  return (
    <div className="digest-section">
      {view.digest.problem && (
        <p className="form-error" role="alert">
          {name(view.digest.problem)}
        </p>
      )}
      <p className="weak" data-testid="digest-next">
        {view.nextAt ? text.next(format.time(view.nextAt), project.zone) : text.off}
      </p>
      {view.deliveries.map((delivery) => (
        <p key={delivery.id} className="weak">
          {delivery.channel}: {text.state[delivery.state]} · {format.time(delivery.createdAt)}
          {delivery.lastError && <> · {name(delivery.lastError)}</>}
        </p>
      ))}
    </div>
  );
}

function Settings({ board, view, channels }: { board: string; view: DigestView; channels: Channel[] }) {
  const { project, can } = useSession();
  const text = useText('board').digest;
  const name = useName();
  const queries = useQueryClient();
  const { message } = AntdApp.useApp();
  const [form] = Form.useForm<Draft>();
  const initial: Draft = {
    enabled: view.digest.enabled,
    time: view.digest.time,
    channels: view.digest.channels,
    language: view.digest.language === 'en' ? 'en' : 'zh-CN',
  };
  const draft = { ...initial, ...Form.useWatch((values) => values, form) };
  const [busy, setBusy] = useState<'save' | 'test'>();
  const [error, setError] = useState<unknown>();
  const path = { project: project.key, board };

  const run = async (what: 'save' | 'test', work: () => Promise<string>) => {
    setBusy(what);
    setError(undefined);
    try {
      void message.success(await work());
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(undefined);
      void queries.invalidateQueries({ queryKey: [project.key, 'digest', board] });
    }
  };
  const save = () =>
    run('save', async () => {
      await api.put(DIGEST, { path, ifMatch: view.digest.version, body: draft });
      return text.saved;
    });
  const test = () =>
    run('test', async () => {
      const sent = await api.post<Delivery[]>(`${DIGEST}/test`, { path, body: draft });
      return text.tested(sent.map((one) => one.channel).join(text.comma));
    });

  return (
    <>
      <Form<Draft>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        disabled={!can('edit_boards')}
        onFinish={() => void save()}
      >
        <Form.Item name="enabled" label={text.enabled} valuePropName="checked">
          <Switch />
        </Form.Item>
        <div className="form-pair">
          <Form.Item name="time" label={text.time(project.zone)}>
            <input type="time" className="time-input" required disabled={!can('edit_boards')} />
          </Form.Item>
          <Form.Item name="language" label={text.language}>
            <Radio.Group
              options={[
                { value: 'zh-CN', label: text.names['zh-CN'] },
                { value: 'en', label: text.names.en },
              ]}
            />
          </Form.Item>
        </div>
        <Form.Item name="channels" label={text.channels} extra={text.channelsHelp}>
          <Select
            mode="multiple"
            maxCount={5}
            options={channels.map((channel) => ({
              value: channel.key,
              label: `${name(channel.names, channel.key)} · ${text.kind[channel.kind]}`,
              disabled: !channel.enabled,
            }))}
          />
        </Form.Item>
        <FormError error={error} />
        <div className="drawer-actions">
          <AllowedButton
            needs="edit_boards"
            loading={busy === 'test'}
            disabled={draft.channels.length === 0}
            onClick={() => void test()}
          >
            {text.test}
          </AllowedButton>
          <AllowedButton needs="edit_boards" type="primary" htmlType="submit" loading={busy === 'save'}>
            {text.save}
          </AllowedButton>
        </div>
      </Form>
      <Deliveries view={view} />
      <Preview board={board} draft={draft} />
    </>
  );
}

interface Props {
  board: string;
  title: string;
  onClose: () => void;
}

/** The morning digest of a board: when, where to, in which language; what it would say; a test. */
export default function DigestDrawer({ board, title, onClose }: Props) {
  const { project } = useSession();
  const text = useText('board').digest;
  const digest = useDigest(board);
  const channels = useChannels();
  const error = digest.error ?? channels.error;
  return (
    <Drawer open title={text.title(title)} size={640} onClose={onClose}>
      {error && (
        <ErrorTile error={error} onRetry={() => void Promise.all([digest.refetch(), channels.refetch()])} />
      )}
      {!error && (!digest.data || !channels.data) && <Skeleton height={48} lines={4} />}
      {digest.data && channels.data && (
        <>
          {channels.data.length === 0 && (
            <EmptyState
              title={text.noChannel.title}
              lead={text.noChannel.lead}
              action={
                <Link to={`/p/${project.key}/settings/channels`}>
                  <Button>{text.noChannel.action}</Button>
                </Link>
              }
            />
          )}
          <Settings
            key={digest.data.digest.version}
            board={board}
            view={digest.data}
            channels={channels.data}
          />
        </>
      )}
    </Drawer>
  );
}
