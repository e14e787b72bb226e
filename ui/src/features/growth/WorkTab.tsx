import Button from 'antd/es/button';
import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import type { WorkItem } from '../../api/types';
import { useHint, AllowedButton } from '../../components/AllowedButton';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { Requests } from '../../components/Requests';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { useWorkItems } from './queries';
import { WorkBoard } from './WorkBoard';
import { WorkDrawer } from './WorkDrawer';
import { WorkForm } from './WorkForm';
import { WorkTable } from './WorkTable';
import { workWish } from './wishes';
import { useOwner, workKinds } from './work';

function Filters({ items }: { items: WorkItem[] }) {
  const text = useText('growth').work;
  const { search, set } = useAddress();
  const ownerName = useOwner();
  const owners = [...new Set(items.flatMap((item) => item.owner ?? []))];
  return (
    <div className="tab-lead">
      <div className="list-filters">
        <Segmented
          aria-label={text.view}
          value={search.get('show') === 'table' ? 'table' : 'board'}
          onChange={(show) => set({ show: show === 'table' ? show : undefined })}
          options={[
            { value: 'board', label: text.board },
            { value: 'table', label: text.table },
          ]}
        />
        <Select
          aria-label={text.kindLabel}
          style={{ minWidth: 130 }}
          value={search.get('kind') ?? ''}
          options={[
            { value: '', label: text.allKinds },
            ...workKinds.map((kind) => ({ value: kind, label: text.kind[kind] })),
          ]}
          onChange={(kind: string) => set({ kind })}
        />
        <Select
          aria-label={text.owner}
          style={{ minWidth: 160 }}
          value={search.get('owner') ?? ''}
          options={[
            { value: '', label: text.allOwners },
            ...owners.map((owner) => ({ value: owner, label: ownerName(owner) })),
          ]}
          onChange={(owner: string) => set({ owner })}
        />
      </div>
      <span className="grow" />
      <AllowedButton needs="edit_growth" request={workWish} type="primary" onClick={() => set({ new: '1' })}>
        {text.create}
      </AllowedButton>
    </div>
  );
}

function List({ items }: { items: WorkItem[] }) {
  const text = useText('growth').work;
  const common = useText('common');
  const { search, set } = useAddress();
  const open = (item: WorkItem) => set({ item: String(item.no) });
  const kind = search.get('kind');
  const owner = search.get('owner');
  const shown = items.filter((i) => (!kind || i.kind === kind) && (!owner || i.owner === owner));
  if (shown.length === 0) {
    return (
      <section className="card">
        <EmptyState
          {...text.filtered}
          action={
            <Button onClick={() => set({ kind: undefined, owner: undefined })}>{common.clearFilter}</Button>
          }
        />
      </section>
    );
  }
  return search.get('show') === 'table' ? (
    <WorkTable items={shown} onOpen={open} />
  ) : (
    <WorkBoard items={shown} onOpen={open} />
  );
}

/** What teams have to do, by state or as a table: owner, due date, which rule opened it. */
export default function WorkTab() {
  const text = useText('growth').work;
  const hint = useHint('edit_growth');
  const { search, set } = useAddress();
  const items = useWorkItems();
  const chosen = items.data?.find((item) => String(item.no) === search.get('item'));
  return (
    <>
      {items.error && <ErrorTile error={items.error} onRetry={() => void items.refetch()} />}
      {!items.data && !items.error && <Skeleton height={120} lines={3} />}
      <Requests types={['open_work']} />
      {items.data && items.data.length > 0 && (
        <>
          <Filters items={items.data} />
          <List items={items.data} />
        </>
      )}
      {items.data?.length === 0 && (
        <section className="card">
          <EmptyState
            title={text.empty.title}
            lead={hint ? `${text.empty.lead} ${hint}` : text.empty.lead}
            action={
              <AllowedButton
                needs="edit_growth"
                request={workWish}
                type="primary"
                onClick={() => set({ new: '1' })}
              >
                {text.create}
              </AllowedButton>
            }
          />
        </section>
      )}
      {search.get('new') === '1' && <WorkForm onClose={() => set({ new: undefined })} />}
      {chosen && search.get('edit') !== '1' && (
        <WorkDrawer
          item={chosen}
          onClose={() => set({ item: undefined })}
          onEdit={() => set({ edit: '1' })}
        />
      )}
      {chosen && search.get('edit') === '1' && (
        <WorkForm key={chosen.no} item={chosen} onClose={() => set({ edit: undefined })} />
      )}
    </>
  );
}
