import type { Action } from '../api/types';
import { useText } from '../text';
import { ActionItem } from './ActionItem';
import { useActions } from './actions';

interface Props {
  /** Keys of action types. */
  types: string[];
  /** Of these, only some. */
  which?: (action: Action) => boolean;
}

/** True for a wish to release people who are held out, by one holdout or by any. */
export function releasesFrom({ parameters }: Action, holdout?: string): boolean {
  const asked = parameters.holdout as { holdout?: string } | undefined;
  return asked !== undefined && (holdout === undefined || asked.holdout === holdout);
}

/** What people asked for and nobody decided yet, where it will stand; nothing when there is none. */
export function Requests({ types, which }: Props) {
  const text = useText('acts').request;
  const asked = (useActions({ state: 'proposed' }).data?.items ?? []).filter(
    (action) => action.policy === null && types.includes(action.type) && (which?.(action) ?? true),
  );
  if (asked.length === 0) return null;
  return (
    <section className="note" aria-label={text.waiting(asked.length)}>
      <p>
        <strong>{text.waiting(asked.length)}</strong>
      </p>
      <ul className="action-list">
        {asked.map((action) => (
          <ActionItem key={action.id} action={action} />
        ))}
      </ul>
    </section>
  );
}
