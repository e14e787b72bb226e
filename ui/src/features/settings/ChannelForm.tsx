import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import Form, { type FormInstance } from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import Switch from 'antd/es/switch';
import { api } from '../../api/client';
import type { Channel } from '../../api/types';
import { useSession } from '../../app/session';
import { FormDialog } from '../../components/FormDialog';
import { useName } from '../../components/Name';
import { bothNames } from '../../components/names';
import { keyFrom, KEY_PATTERN } from '../../components/selectors';
import { useText } from '../../text';
import { channelKinds, isSigned, newSecret, useChannelsChanged, type ChannelKind } from './channels';
import { CopyButton } from './Secret';

interface Draft {
  kind: ChannelKind;
  zh: string;
  en: string;
  key: string;
  url: string;
  secret: string;
  dropSecret: boolean;
  enabled: boolean;
}

/** Empty keeps what is stored; a new channel has nothing to keep. */
function secretOf({ kind, secret, dropSecret }: Draft): string | null {
  if (!isSigned(kind)) return null;
  if (dropSecret) return '';
  return secret?.trim() || null;
}

function Identity({ form }: { form: FormInstance }) {
  const text = useText('settings').channels;
  return (
    <>
      <Form.Item name="kind" label={text.kindLabel}>
        <Select options={channelKinds.map((kind) => ({ value: kind, label: text.kind[kind] }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before, after) => before.en !== after.en}>
        {() => (
          <Form.Item
            name="key"
            label={text.key}
            extra={text.keyHelp}
            rules={[{ required: true, pattern: KEY_PATTERN, message: text.keyWrong }]}
          >
            <Input
              maxLength={63}
              autoComplete="off"
              spellCheck={false}
              onFocus={({ currentTarget }) => {
                if (form.getFieldValue('key')) return;
                form.setFieldValue('key', keyFrom((form.getFieldValue('en') as string) ?? ''));
                // What is typed next takes the place of what was suggested.
                requestAnimationFrame(() => currentTarget.select());
              }}
            />
          </Form.Item>
        )}
      </Form.Item>
    </>
  );
}

function SecretField({ channel, kind }: { channel?: Channel; kind: ChannelKind }) {
  const text = useText('settings').channels;
  const form = Form.useFormInstance();
  const typed = (Form.useWatch('secret', form) as string | undefined) ?? '';
  if (!isSigned(kind)) return null;
  return (
    <>
      <Form.Item
        name="secret"
        label={text.secret}
        extra={channel?.signed ? text.secretKept : text.secretHelp[kind]}
        rules={[{ required: kind === 'webhook' && !channel, message: text.secretHelp.webhook }]}
      >
        <Input.Password maxLength={500} autoComplete="new-password" />
      </Form.Item>
      {kind === 'webhook' && (
        <p className="secret-tools">
          <Button size="small" onClick={() => form.setFieldValue('secret', newSecret())}>
            {text.generate}
          </Button>
          {typed && <CopyButton value={typed} label={text.copySecret} />}
          {typed && <span className="weak">{text.onlyNow}</span>}
        </p>
      )}
      {channel?.signed && kind !== 'webhook' && (
        <Form.Item name="dropSecret" valuePropName="checked">
          <Checkbox>{text.secretRemove}</Checkbox>
        </Form.Item>
      )}
    </>
  );
}

function Fields({ channel }: { channel?: Channel }) {
  const text = useText('settings').channels;
  const form = Form.useFormInstance<Draft>();
  const watched = Form.useWatch('kind', form) as ChannelKind | undefined;
  const kind = channel?.kind ?? watched ?? 'webhook';
  return (
    <>
      <div className="form-pair">
        <Form.Item name="zh" label={text.nameZh}>
          <Input maxLength={200} lang="zh-CN" autoFocus />
        </Form.Item>
        <Form.Item
          name="en"
          label={text.nameEn}
          dependencies={['zh']}
          rules={[
            ({ getFieldValue }) => ({
              required: !(getFieldValue('zh') as string)?.trim(),
              whitespace: true,
              message: text.nameMissing,
            }),
          ]}
        >
          <Input maxLength={200} lang="en" />
        </Form.Item>
      </div>
      {!channel && <Identity form={form} />}
      <Form.Item
        name="url"
        label={text.address}
        extra={channel ? text.addressKept(channel.address) : text.addressHelp[kind]}
        rules={[{ required: !channel, whitespace: true, message: text.addressMissing }]}
      >
        <Input maxLength={2000} type="url" autoComplete="off" spellCheck={false} />
      </Form.Item>
      <SecretField channel={channel} kind={kind} />
      <Form.Item name="enabled" label={text.enabled} valuePropName="checked">
        <Switch />
      </Form.Item>
    </>
  );
}

/** Adds a channel, or changes one: address and secret are written, never read back. */
export function ChannelForm({ channel, onClose }: { channel?: Channel; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('settings').channels;
  const name = useName();
  const { message } = AntdApp.useApp();
  const changed = useChannelsChanged();
  const send = async (draft: Draft) => {
    const names = bothNames(draft);
    const body = {
      key: channel?.key ?? draft.key.trim(),
      kind: channel?.kind ?? draft.kind,
      names,
      url: draft.url?.trim() || null,
      secret: secretOf({ ...draft, kind: channel?.kind ?? draft.kind }),
      enabled: draft.enabled,
    };
    const path = { project: project.key, key: channel?.key ?? '' };
    if (channel) {
      await api.put('/api/projects/{project}/channels/{key}', { path, body, ifMatch: channel.version });
    } else {
      await api.post('/api/projects/{project}/channels', { path, body });
    }
    void message.success((channel ? text.saved : text.created)(name(names)));
    await changed();
  };
  return (
    <FormDialog<Draft>
      title={channel ? text.editOf(name(channel.names, channel.key)) : text.add}
      submit={channel ? text.edit : text.add}
      initial={
        channel
          ? { zh: channel.names.zh, en: channel.names.en, enabled: channel.enabled }
          : { kind: 'dingtalk', enabled: true }
      }
      onClose={onClose}
      onSubmit={send}
    >
      <Fields channel={channel} />
    </FormDialog>
  );
}
