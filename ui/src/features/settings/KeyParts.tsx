import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Table, { type TableProps } from 'antd/es/table';
import type { ReactNode } from 'react';
import { api } from '../../api/client';
import { useSession } from '../../app/session';
import { ConfirmName } from '../../components/ConfirmName';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';

/** What a key or token is called: field name. */
export function KeyName() {
  const text = useText('settings').keys;
  return (
    <Form.Item
      name="name"
      label={text.name}
      rules={[{ required: true, whitespace: true, message: text.nameMissing }]}
    >
      <Input maxLength={200} autoFocus />
    </Form.Item>
  );
}

interface RevokeProps {
  of: 'tokens' | 'write-keys';
  item: { id: number; name: string };
  words: { lead: string; confirm: string; keep: string };
  onClose: () => void;
}

/** Ends a key or token by its name: what uses it stops working. */
export function RevokeKey({ of, item, words, onClose }: RevokeProps) {
  const { project } = useSession();
  const text = useText('settings').keys;
  const queries = useQueryClient();
  const { message } = AntdApp.useApp();
  const path = `/api/projects/{project}/${of}/{id}` as const;
  return (
    <ConfirmName
      {...words}
      title={text.revokeTitle(item.name)}
      name={item.name}
      onClose={onClose}
      onConfirm={async () => {
        await api.delete(path, { path: { project: project.key, id: String(item.id) } });
        void message.success(text.revokedNow(item.name));
        await queries.invalidateQueries({ queryKey: [project.key, of] });
      }}
    />
  );
}

interface CardProps<T> {
  words: { title: string; lead: string; empty: { title: string; lead?: string } };
  action: ReactNode;
  list: UseQueryResult<T[]>;
  columns: TableProps<T>['columns'];
  children?: ReactNode;
}

/** Keys or tokens in a table, with what they are for and the way to a new one. */
export function KeyCard<T extends { id: number }>({ words, action, list, columns, children }: CardProps<T>) {
  return (
    <section className="card">
      <div className="section-head">
        <div>
          <h2>{words.title}</h2>
          <p className="weak">{words.lead}</p>
        </div>
        {action}
      </div>
      {list.error && <ErrorTile error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton height={40} lines={2} />}
      {list.data?.length === 0 && <EmptyState {...words.empty} />}
      {list.data && list.data.length > 0 && (
        <Table<T> size="small" rowKey="id" pagination={false} dataSource={list.data} columns={columns} />
      )}
      {children}
    </section>
  );
}
