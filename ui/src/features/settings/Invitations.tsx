import { useQuery, useQueryClient } from '@tanstack/react-query';
import AntdApp from 'antd/es/app';
import Table from 'antd/es/table';
import { useState } from 'react';
import { api } from '../../api/client';
import type { components } from '../../api/schema';
import type { Filled } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { ConfirmName } from '../../components/ConfirmName';
import { ErrorTile } from '../../components/ErrorTile';
import { useFormat } from '../../components/format';
import { useText } from '../../text';

type Invitation = Filled<components['schemas']['PendingInvitation']>;

function TakeBack({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('settings').members;
  const queries = useQueryClient();
  const { message } = AntdApp.useApp();
  return (
    <ConfirmName
      title={text.takeBackTitle(invitation.email)}
      lead={text.takeBackLead}
      name={invitation.email}
      confirm={text.takeBack}
      keep={text.keepInvitation}
      onClose={onClose}
      onConfirm={async () => {
        await api.delete('/api/projects/{project}/members/invitations/{id}', {
          path: { project: project.key, id: String(invitation.id) },
        });
        void message.success(text.takenBack(invitation.email));
        await queries.invalidateQueries({ queryKey: [project.key, 'members', 'invitations'] });
      }}
    />
  );
}

/** Invitations nobody has accepted yet; nothing at all when there is none. */
export function Invitations() {
  const { project } = useSession();
  const text = useText('settings').members;
  const roles = useText('common').role;
  const format = useFormat(project.zone);
  const [taking, setTaking] = useState<Invitation>();
  const invitations = useQuery({
    queryKey: [project.key, 'members', 'invitations'],
    queryFn: () =>
      api.get<Invitation[]>('/api/projects/{project}/members/invitations', {
        path: { project: project.key },
      }),
  });
  if (invitations.error)
    return <ErrorTile error={invitations.error} onRetry={() => void invitations.refetch()} />;
  if (!invitations.data?.length) return null;
  return (
    <section className="open-invitations">
      <h2>{text.invitations}</h2>
      <Table
        size="middle"
        rowKey="id"
        pagination={false}
        dataSource={invitations.data}
        columns={[
          {
            title: text.email,
            key: 'email',
            render: (_: unknown, i: Invitation) => <span className="break">{i.email}</span>,
          },
          {
            title: text.roles,
            key: 'roles',
            render: (_: unknown, i: Invitation) => i.roles.map((role) => roles[role]).join(' · '),
          },
          { title: text.invitedBy, key: 'by', render: (_: unknown, i: Invitation) => i.invitedBy },
          {
            title: text.validUntil,
            key: 'until',
            align: 'right' as const,
            render: (_: unknown, i: Invitation) => format.time(i.expiresAt),
          },
          {
            title: <span className="hidden">{text.takeBack}</span>,
            key: 'actions',
            align: 'right' as const,
            render: (_: unknown, i: Invitation) => (
              <AllowedButton
                needs="manage_members"
                size="small"
                aria-label={text.takeBackOf(i.email)}
                onClick={() => setTaking(i)}
              >
                {text.takeBack}
              </AllowedButton>
            ),
          },
        ]}
      />
      {taking && <TakeBack invitation={taking} onClose={() => setTaking(undefined)} />}
    </section>
  );
}
