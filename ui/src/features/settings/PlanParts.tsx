import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Radio from 'antd/es/radio';
import Table, { type TableProps } from 'antd/es/table';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { PlanEvent, PlanProperty } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { FormDialog } from '../../components/FormDialog';
import { useFormat } from '../../components/format';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { planFilter, planStatuses, type PlanStatus } from './planFilter';

type PlanItem = PlanEvent | PlanProperty;

interface PlanChange {
  description: string;
  status: PlanStatus;
}

const shapes: Record<PlanStatus, string> = { visible: '●', hidden: '○', blocked: '⊘' };

/** A state by shape and word. */
export function PlanStatusText({ status }: { status: PlanStatus }) {
  const text = useText('settings').plan;
  return (
    <span className={status === 'visible' ? undefined : 'weak'} style={{ whiteSpace: 'nowrap' }}>
      <span aria-hidden>{shapes[status]}</span> {text.statuses[status]}
    </span>
  );
}

function PlanFields() {
  const text = useText('settings').plan;
  return (
    <>
      <Form.Item name="description" label={text.description}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} autoFocus />
      </Form.Item>
      <Form.Item name="status" label={text.status}>
        <Radio.Group className="role-choice">
          {planStatuses.map((status) => (
            <Radio key={status} value={status}>
              {text.statuses[status]} <span className="weak">{text.statusHelp[status]}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
    </>
  );
}

interface EditProps<C> {
  kind: 'events' | 'properties';
  item: PlanItem;
  /** What is said beside meaning and state. */
  more?: C;
  children?: ReactNode;
  onClose: () => void;
}

/** Says what an event or property means and whether it is offered. */
export function PlanEdit<C extends object>({ kind, item, more, children, onClose }: EditProps<C>) {
  const { project } = useSession();
  const text = useText('settings').plan;
  const queries = useQueryClient();
  const { message } = AntdApp.useApp();
  const path = `/api/projects/{project}/tracking-plan/${kind}/{name}` as const;
  return (
    <FormDialog<PlanChange>
      title={text.editOf(item.name)}
      submit={text.save}
      initial={{ description: item.description ?? '', status: item.status, ...more }}
      onClose={onClose}
      onSubmit={async (body) => {
        await api.put(path, {
          path: { project: project.key, name: item.name },
          body: { ...body, description: body.description.trim() },
          ifMatch: item.version,
        });
        void message.success(text.saved(item.name));
        await queries.invalidateQueries({ queryKey: [project.key, 'tracking-plan'] });
      }}
    >
      <PlanFields />
      {children}
    </FormDialog>
  );
}

/** The columns of events and properties alike, `width` that of names and of what they mean. */
export function usePlanColumns<T extends PlanItem>(onEdit: (item: T) => void, width: [number, number]) {
  const { project } = useSession();
  const text = useText('settings').plan;
  const format = useFormat(project.zone);
  return {
    name: {
      title: text.name,
      key: 'name',
      width: width[0],
      render: (_: unknown, item: T) => <code className="break">{item.name}</code>,
    },
    description: {
      title: text.description,
      key: 'description',
      width: width[1],
      render: (_: unknown, item: T) => item.description || <span className="weak">{text.noDescription}</span>,
    },
    status: {
      title: text.status,
      key: 'status',
      width: 110,
      render: (_: unknown, item: T) => <PlanStatusText status={item.status} />,
    },
    count: {
      title: text.count,
      key: 'count',
      width: 120,
      align: 'right' as const,
      sorter: (a: T, b: T) => a.count - b.count,
      render: (_: unknown, item: T) => format.exact(item.count),
    },
    edit: {
      title: <span className="hidden">{text.edit}</span>,
      key: 'edit',
      width: 90,
      align: 'right' as const,
      render: (_: unknown, item: T) => (
        <AllowedButton
          needs="edit_tracking_plan"
          size="small"
          aria-label={text.editOf(item.name)}
          onClick={() => onEdit(item)}
        >
          {text.edit}
        </AllowedButton>
      ),
    },
  };
}

interface TableParts<T> {
  list: UseQueryResult<T[]>;
  /** Of those, the ones that are asked for. */
  which?: (item: T) => boolean;
  columns: TableProps<T>['columns'];
  /** Pixels below which it scrolls. */
  width: number;
  properties?: boolean;
}

/** What fits the page's filters, the most frequent first. */
export function PlanTable<T extends PlanItem>({ list, which, columns, width, properties }: TableParts<T>) {
  const { project } = useSession();
  const { search } = useAddress();
  const text = useText('settings').plan;
  const format = useFormat(project.zone);
  if (list.error) return <ErrorTile error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton height={44} lines={6} />;
  const shown = planFilter(list.data, search.get('q'), search.get('status'))
    .filter((item) => which?.(item) ?? true)
    .sort((a, b) => b.count - a.count);
  if (shown.length === 0) return <PlanNothing any={list.data.length > 0} properties={properties} />;
  const many = shown.length > 100;
  return (
    <Table<T>
      size="middle"
      rowKey="name"
      pagination={false}
      dataSource={shown}
      columns={columns}
      virtual={many}
      scroll={{ x: width, ...(many ? { y: 640 } : {}) }}
      footer={() => text.shown(format.exact(shown.length), format.exact(list.data.length))}
    />
  );
}

function PlanNothing({ any, properties }: { any: boolean; properties?: boolean }) {
  const { project, can } = useSession();
  const text = useText('settings').plan;
  const clear = useText('common').clearFilter;
  const { set } = useAddress();
  if (any) {
    return (
      <div className="card">
        <EmptyState
          {...text.filtered}
          action={
            <Button onClick={() => set({ q: undefined, status: undefined, type: undefined })}>{clear}</Button>
          }
        />
      </div>
    );
  }
  return (
    <div className="card">
      {properties ? (
        <EmptyState {...text.emptyProperties} />
      ) : (
        <EmptyState
          title={text.empty.title}
          lead={text.empty.lead}
          action={
            can('manage_keys') && <Link to={`/p/${project.key}/settings/keys`}>{text.empty.action}</Link>
          }
        />
      )}
    </div>
  );
}
