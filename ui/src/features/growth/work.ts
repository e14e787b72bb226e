import type { Role, WorkItem, WorkState } from '../../api/types';
import { useActor } from '../../components/actors';
import { useText } from '../../text';

export const workKinds: WorkItem['kind'][] = ['project', 'diagnosis', 'review', 'task'];
export const workStates: WorkState[] = ['open', 'in_progress', 'done', 'cancelled'];

export const finished = (state: WorkState) => state === 'done' || state === 'cancelled';

/** States a person may bring an item into, the likeliest first; the server holds the same rules. */
export const nextStates: Record<WorkState, WorkState[]> = {
  open: ['in_progress', 'done', 'cancelled'],
  in_progress: ['done', 'open', 'cancelled'],
  done: ['in_progress'],
  cancelled: ['in_progress'],
};

/** Days by which an unfinished item is late; 0 when it is not. */
export function overdue(item: Pick<WorkItem, 'dueDate' | 'state'>, today: string): number {
  if (!item.dueDate || finished(item.state)) return 0;
  return Math.max(0, Math.round((Date.parse(today) - Date.parse(item.dueDate)) / 86_400_000));
}

/** Unfinished before finished; what is due first before what is due later or never. */
export function byUrgency(a: WorkItem, b: WorkItem): number {
  const end = '9999-12-31';
  return (
    Number(finished(a.state)) - Number(finished(b.state)) ||
    (a.dueDate ?? end).localeCompare(b.dueDate ?? end) ||
    b.no - a.no
  );
}

/** An owner by name: a role, or a member. */
export function useOwner(): (owner: string) => string {
  const roles: Record<string, string> = useText('common').role;
  const actor = useActor();
  return (owner) => roles[owner as Role] ?? actor(owner);
}
