import { useQueryClient } from '@tanstack/react-query';
import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Table from 'antd/es/table';
import { useState } from 'react';
import { api } from '../../api/client';
import type { components } from '../../api/schema';
import type { Filled, Role } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { useMembers, type Member } from '../../components/catalog';
import { ConfirmName } from '../../components/ConfirmName';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { FormDialog } from '../../components/FormDialog';
import { Invitations } from './Invitations';
import { RoleChoice } from './RoleChoice';
import { Secret } from './Secret';

type MemberLink = Filled<components['schemas']['InvitationLink']>;

interface Addressed extends MemberLink {
  email: string;
}

function useChanged() {
  const { project } = useSession();
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: [project.key, 'members'] });
    void queries.invalidateQueries({ queryKey: ['me'] });
  };
}

function Invite({ onClose }: { onClose: () => void }) {
  const { project } = useSession();
  const queries = useQueryClient();
  const text = useText('settings').members;
  const format = useFormat(project.zone);
  const [link, setLink] = useState<Addressed>();
  if (link) {
    return (
      <Secret
        title={text.linkTitle}
        lead={text.linkLead(link.email, format.time(link.expiresAt))}
        value={new URL(link.link, window.location.origin).href}
        copy={text.copyLink}
        done={text.done}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog<{ email: string; roles: Role[] }>
      title={text.invite}
      submit={text.createLink}
      stay
      onClose={onClose}
      onSubmit={async (body) => {
        const made = await api.post<MemberLink>('/api/projects/{project}/members/invitations', {
          path: { project: project.key },
          body,
        });
        setLink({ ...made, email: body.email });
        void queries.invalidateQueries({ queryKey: [project.key, 'members', 'invitations'] });
      }}
    >
      <Form.Item
        name="email"
        label={text.email}
        rules={[{ required: true, type: 'email', message: text.emailMissing }]}
      >
        <Input type="email" autoComplete="off" autoFocus />
      </Form.Item>
      <RoleChoice missing={text.rolesMissing} label={text.roles} />
    </FormDialog>
  );
}

function ChangeRoles({ member, onClose }: { member: Member; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('settings').members;
  const { message } = AntdApp.useApp();
  const changed = useChanged();
  return (
    <FormDialog<{ roles: Role[] }>
      title={text.changeOf(member.name)}
      submit={text.change}
      initial={{ roles: member.roles }}
      onClose={onClose}
      onSubmit={async (body) => {
        await api.put('/api/projects/{project}/members/{id}', {
          path: { project: project.key, id: String(member.id) },
          body,
          ifMatch: member.version,
        });
        void message.success(text.changed(member.name));
        changed();
      }}
    >
      <RoleChoice missing={text.rolesMissing} label={text.roles} />
    </FormDialog>
  );
}

function Remove({ member, onClose }: { member: Member; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('settings').members;
  const { message } = AntdApp.useApp();
  const changed = useChanged();
  return (
    <ConfirmName
      title={text.removeTitle(member.name)}
      lead={text.removeLead}
      name={member.email}
      confirm={text.remove}
      keep={text.keep}
      onClose={onClose}
      onConfirm={async () => {
        await api.delete('/api/projects/{project}/members/{id}', {
          path: { project: project.key, id: String(member.id) },
        });
        void message.success(text.removed(member.name));
        changed();
      }}
    />
  );
}

/** Makes a one-time link to a new password for somebody who forgot theirs. */
function PasswordLink({ member, onClose }: { member: Member; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('settings').members;
  const format = useFormat(project.zone);
  const [link, setLink] = useState<MemberLink>();
  if (link) {
    return (
      <Secret
        title={text.passwordOf(member.name)}
        lead={text.linkLead(member.email, format.time(link.expiresAt))}
        value={new URL(link.link, window.location.origin).href}
        copy={text.copyLink}
        done={text.done}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog<object>
      title={text.passwordOf(member.name)}
      submit={text.createPasswordLink}
      stay
      onClose={onClose}
      onSubmit={async () =>
        setLink(
          await api.post<MemberLink>('/api/projects/{project}/members/{id}/password-reset', {
            path: { project: project.key, id: String(member.id) },
          }),
        )
      }
    >
      <p>{text.passwordLead}</p>
    </FormDialog>
  );
}

type Act = { kind: 'change' | 'password' | 'remove'; member: Member };

function useColumns(onAct: (act: Act) => void) {
  const { me } = useSession();
  const text = useText('settings').members;
  const roles = useText('common').role;
  return [
    {
      title: text.name,
      key: 'name',
      render: (_: unknown, m: Member) => (
        <>
          {m.name} {m.email === me.email && <span className="weak">({text.you})</span>}
        </>
      ),
    },
    {
      title: text.email,
      key: 'email',
      render: (_: unknown, m: Member) => <span className="break">{m.email}</span>,
    },
    {
      title: text.roles,
      key: 'roles',
      render: (_: unknown, m: Member) => m.roles.map((role) => roles[role]).join(' · '),
    },
    {
      title: <span className="hidden">{text.change}</span>,
      key: 'actions',
      render: (_: unknown, member: Member) => (
        <div className="row-actions">
          <AllowedButton
            needs="manage_members"
            size="small"
            aria-label={text.changeOf(member.name)}
            onClick={() => onAct({ kind: 'change', member })}
          >
            {text.change}
          </AllowedButton>
          {member.email !== me.email && (
            <AllowedButton
              needs="manage_members"
              size="small"
              aria-label={text.passwordOf(member.name)}
              onClick={() => onAct({ kind: 'password', member })}
            >
              {text.password}
            </AllowedButton>
          )}
          <AllowedButton
            needs="manage_members"
            size="small"
            aria-label={text.removeOf(member.name)}
            onClick={() => onAct({ kind: 'remove', member })}
          >
            {text.remove}
          </AllowedButton>
        </div>
      ),
    },
  ];
}

/** Who works in the project and as what. */
export default function MembersTab() {
  const { can } = useSession();
  const text = useText('settings').members;
  const { search, set } = useAddress();
  const members = useMembers();
  const [act, setAct] = useState<Act>();
  const columns = useColumns(setAct);
  if (members.error) return <ErrorTile error={members.error} onRetry={() => void members.refetch()} />;
  if (!members.data) return <Skeleton height={44} lines={5} />;
  return (
    <>
      <div className="tab-lead">
        <span className="grow" />
        <AllowedButton needs="manage_members" type="primary" onClick={() => set({ invite: '1' })}>
          {text.invite}
        </AllowedButton>
      </div>
      <Table
        size="middle"
        rowKey="id"
        pagination={false}
        dataSource={members.data}
        columns={columns}
        virtual={members.data.length > 100}
        scroll={members.data.length > 100 ? { y: 640, x: 900 } : undefined}
      />
      {can('manage_members') && <Invitations />}
      {search.get('invite') === '1' && <Invite onClose={() => set({ invite: undefined })} />}
      {act?.kind === 'change' && <ChangeRoles member={act.member} onClose={() => setAct(undefined)} />}
      {act?.kind === 'password' && <PasswordLink member={act.member} onClose={() => setAct(undefined)} />}
      {act?.kind === 'remove' && <Remove member={act.member} onClose={() => setAct(undefined)} />}
    </>
  );
}
