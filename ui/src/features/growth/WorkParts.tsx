import type { WorkItem, WorkState } from '../../api/types';
import { useSession } from '../../app/session';
import { useActor } from '../../components/actors';
import { useFormat } from '../../components/format';
import { PolicyLink } from '../../components/PolicyLink';
import { useText } from '../../text';
import { overdue } from './work';

const shapes: Record<WorkState, string> = { open: '○', in_progress: '◔', done: '✓', cancelled: '✕' };

/** A work item's state by shape and word. */
export function WorkStateTag({ state }: { state: WorkState }) {
  const text = useText('growth').work;
  return (
    <span className={`state-tag work-${state}`}>
      <span aria-hidden>{shapes[state]}</span> {text.state[state]}
    </span>
  );
}

/** When an item is due; said in words once it is late. */
export function Due({ item }: { item: WorkItem }) {
  const { project, today } = useSession();
  const text = useText('growth').work;
  const format = useFormat(project.zone);
  const late = overdue(item, today);
  if (!item.dueDate) return <span className="weak">{text.noDue}</span>;
  return (
    <span className={late > 0 ? 'late' : undefined}>
      {format.axisDay(item.dueDate)}
      {late > 0 && <> · {text.overdue(late)}</>}
    </span>
  );
}

/** The rule and episode, the approved request, or the person that opened an item. */
export function Origin({ item }: { item: WorkItem }) {
  const { project } = useSession();
  const text = useText('growth').work;
  const format = useFormat(project.zone);
  const actor = useActor();
  const { origin } = item;
  if (!origin) return <>{text.originPerson(actor(item.history[0]?.actor ?? ''))}</>;
  if (!origin.policy) return <>{text.originAction}</>;
  return (
    <>
      <PolicyLink policy={origin.policy} />
      {origin.episode !== null && <> · {text.originRule(format.exact(origin.episode))}</>}
    </>
  );
}
