import { useQuery, useQueryClient } from '@tanstack/react-query';
import DatePicker from 'antd/es/date-picker';
import Form from 'antd/es/form';
import InputNumber from 'antd/es/input-number';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { api } from '../../api/client';
import type { Role } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { useFormat } from '../../components/format';
import { useText } from '../../text';
import { FormDialog } from '../../components/FormDialog';
import { KeyCard, KeyName, RevokeKey } from './KeyParts';
import { RoleChoice } from './RoleChoice';
import { Secret } from './Secret';

interface Token {
  id: number;
  name: string;
  roles: Role[];
  prefix: string;
  createdAt: string;
  expiresAt?: string | null;
  lastUsedAt?: string | null;
}

interface NewToken {
  name: string;
  roles: Role[];
  expires?: Dayjs | null;
}

function Create({ onMade, onClose }: { onMade: (token: string) => void; onClose: () => void }) {
  const { project, now } = useSession();
  const text = useText('settings').keys;
  return (
    <FormDialog<NewToken>
      title={text.createBearer}
      submit={text.createBearer}
      onClose={onClose}
      onSubmit={async ({ name, roles, expires }) => {
        const made = await api.post<{ token: string }>('/api/projects/{project}/tokens', {
          path: { project: project.key },
          body: { name, roles, expiresAt: expires?.endOf('day').toISOString() ?? null },
        });
        onMade(made.token);
      }}
    >
      <KeyName />
      <RoleChoice label={text.roles} missing={text.rolesMissing} />
      <Form.Item name="expires" label={text.expires} extra={text.expiresHelp}>
        <DatePicker minDate={dayjs(now())} />
      </Form.Item>
    </FormDialog>
  );
}

function Rotate({
  token,
  onMade,
  onClose,
}: {
  token: Token;
  onMade: (token: string) => void;
  onClose: () => void;
}) {
  const { project } = useSession();
  const text = useText('settings').keys;
  return (
    <FormDialog<{ graceHours: number }>
      title={text.rotateTitle(token.name)}
      submit={text.rotateSubmit}
      initial={{ graceHours: 24 }}
      onClose={onClose}
      onSubmit={async (body) => {
        const made = await api.post<{ token: string }>('/api/projects/{project}/tokens/{id}/rotate', {
          path: { project: project.key, id: String(token.id) },
          body,
        });
        onMade(made.token);
      }}
    >
      <p className="dialog-lead">{text.rotateLead}</p>
      <Form.Item name="graceHours" label={text.rotateGrace} rules={[{ required: true }]}>
        <InputNumber min={0} max={720} precision={0} suffix={text.hours} style={{ width: 160 }} />
      </Form.Item>
    </FormDialog>
  );
}

function useColumns(onRotate: (token: Token) => void, onRevoke: (token: Token) => void) {
  const { project } = useSession();
  const text = useText('settings').keys;
  const roles = useText('common').role;
  const format = useFormat(project.zone);
  const time = (instant: string | null | undefined, otherwise: string) =>
    instant ? format.time(instant) : <span className="weak">{otherwise}</span>;
  return [
    { title: text.name, key: 'name', render: (_: unknown, t: Token) => t.name },
    { title: text.prefix, key: 'prefix', render: (_: unknown, t: Token) => <code>{t.prefix}…</code> },
    {
      title: text.roles,
      key: 'roles',
      render: (_: unknown, t: Token) => t.roles.map((role) => roles[role]).join(' · '),
    },
    {
      title: text.created,
      key: 'created',
      align: 'right' as const,
      render: (_: unknown, t: Token) => format.time(t.createdAt),
    },
    {
      title: text.expires,
      key: 'expires',
      align: 'right' as const,
      render: (_: unknown, t: Token) => time(t.expiresAt, text.never),
    },
    {
      title: text.lastUsed,
      key: 'used',
      align: 'right' as const,
      render: (_: unknown, t: Token) => time(t.lastUsedAt, text.neverUsed),
    },
    {
      title: <span className="hidden">{text.revokeToken}</span>,
      key: 'actions',
      align: 'right' as const,
      render: (_: unknown, t: Token) => (
        <div className="row-actions">
          <AllowedButton
            needs="manage_keys"
            size="small"
            aria-label={text.rotateOf(t.name)}
            onClick={() => onRotate(t)}
          >
            {text.rotate}
          </AllowedButton>
          <AllowedButton
            needs="manage_keys"
            size="small"
            aria-label={text.revokeTokenOf(t.name)}
            onClick={() => onRevoke(t)}
          >
            {text.revokeToken}
          </AllowedButton>
        </div>
      ),
    },
  ];
}

/** Secrets of programs that use the API; shown once, when made. */
export function Tokens() {
  const { project } = useSession();
  const text = useText('settings').keys;
  const queries = useQueryClient();
  const tokens = useQuery({
    queryKey: [project.key, 'tokens'],
    queryFn: () => api.get<Token[]>('/api/projects/{project}/tokens', { path: { project: project.key } }),
  });
  const [creating, setCreating] = useState(false);
  const [made, setMade] = useState<string>();
  const [revoking, setRevoking] = useState<Token>();
  const [rotating, setRotating] = useState<Token>();
  const columns = useColumns(setRotating, setRevoking);
  const shown = (token: string) => {
    setMade(token);
    void queries.invalidateQueries({ queryKey: [project.key, 'tokens'] });
  };
  return (
    <KeyCard
      words={{ title: text.bearer, lead: text.bearerLead, empty: text.emptyBearer }}
      action={
        <AllowedButton needs="manage_keys" onClick={() => setCreating(true)}>
          {text.createBearer}
        </AllowedButton>
      }
      list={tokens}
      columns={columns}
    >
      {creating && <Create onMade={shown} onClose={() => setCreating(false)} />}
      {rotating && <Rotate token={rotating} onMade={shown} onClose={() => setRotating(undefined)} />}
      {made && (
        <Secret
          title={text.tokenTitle}
          lead={text.tokenLead}
          value={made}
          copy={text.copyToken}
          done={text.stored}
          onClose={() => setMade(undefined)}
        />
      )}
      {revoking && (
        <RevokeKey
          of="tokens"
          item={revoking}
          words={{ lead: text.revokeTokenLead, confirm: text.revokeToken, keep: text.keepToken }}
          onClose={() => setRevoking(undefined)}
        />
      )}
    </KeyCard>
  );
}
