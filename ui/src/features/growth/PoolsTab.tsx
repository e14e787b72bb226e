import { useState } from 'react';
import type { Allocation, Pool, PoolShift } from '../../api/types';
import { useHint, AllowedButton } from '../../components/AllowedButton';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { PoolCard } from './PoolCard';
import { PoolForm } from './PoolForm';
import { AllocationDialog, GiveBack, RemoveAllocation, ShiftDialog } from './PoolDialogs';
import { usePools } from './queries';

/** What is to be done with a pool; the dialog that stands open. */
export type PoolTask = { pool: Pool } & (
  | { task: 'edit' | 'allocate' }
  | { task: 'change' | 'remove' | 'shift'; allocation: Allocation }
  | { task: 'give-back'; shift: PoolShift }
);

function Task({ at, onClose }: { at: PoolTask; onClose: () => void }) {
  switch (at.task) {
    case 'edit':
      return <PoolForm pool={at.pool} onClose={onClose} />;
    case 'allocate':
      return <AllocationDialog pool={at.pool} onClose={onClose} />;
    case 'change':
      return <AllocationDialog pool={at.pool} allocation={at.allocation} onClose={onClose} />;
    case 'remove':
      return <RemoveAllocation pool={at.pool} allocation={at.allocation} onClose={onClose} />;
    case 'shift':
      return <ShiftDialog pool={at.pool} allocation={at.allocation} onClose={onClose} />;
    case 'give-back':
      return <GiveBack pool={at.pool} shift={at.shift} onClose={onClose} />;
  }
}

/** Pools of scarce resources: capacity against allocations, what was shifted, from whom and until when. */
export default function PoolsTab() {
  const text = useText('growth').pools;
  const hint = useHint('edit_growth');
  const { search, set } = useAddress();
  const pools = usePools();
  const [at, setAt] = useState<PoolTask>();
  const items = pools.data?.items ?? [];
  const create = (
    <AllowedButton needs="edit_growth" type="primary" onClick={() => set({ new: '1' })}>
      {text.create}
    </AllowedButton>
  );
  return (
    <div className="stack">
      {pools.error && <ErrorTile error={pools.error} onRetry={() => void pools.refetch()} />}
      {!pools.data && !pools.error && <Skeleton height={200} lines={2} />}
      {pools.data && items.length === 0 && (
        <section className="card">
          <EmptyState
            title={text.empty.title}
            lead={hint ? `${text.empty.lead} ${hint}` : text.empty.lead}
            action={create}
          />
        </section>
      )}
      {items.length > 0 && (
        <div className="tab-lead">
          <p>{text.empty.lead}</p>
          {create}
        </div>
      )}
      {items.map((pool) => (
        <PoolCard key={pool.key} pool={pool} onTask={setAt} />
      ))}
      {search.get('new') === '1' && <PoolForm onClose={() => set({ new: undefined })} />}
      {at && <Task at={at} onClose={() => setAt(undefined)} />}
    </div>
  );
}
