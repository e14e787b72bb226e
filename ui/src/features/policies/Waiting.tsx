import { ActionItem } from '../../components/ActionItem';
import { useActions } from '../../components/actions';
import { useText } from '../../text';

/** Proposals that wait for the person who looks; nothing when there are none. */
export function Waiting() {
  const text = useText('policies');
  const actions = useActions({ mine: true });
  const items = actions.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="card waiting" aria-label={text.waiting(items.length)}>
      <h2>{text.waiting(items.length)}</h2>
      <ul className="action-list">
        {items.map((action) => (
          <ActionItem key={action.id} action={action} withPolicy />
        ))}
      </ul>
    </section>
  );
}
