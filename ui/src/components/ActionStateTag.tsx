import type { ActionState } from '../api/types';
import { useText } from '../text';
import './parts.css';

const shapes: Record<ActionState, string> = {
  proposed: '◔',
  approved: '◕',
  rejected: '✕',
  expired: '⌛',
  inhibited: '⊘',
  shadow: '◌',
  running: '▶',
  retrying: '↻',
  done: '✓',
  failed: '✕',
  unknown: '?',
  compensated: '↩',
};

/** An action's state by shape and word. */
export function ActionStateTag({ state }: { state: ActionState }) {
  const text = useText('parts').action;
  return (
    <span className={`state-tag action-${state}`}>
      <span aria-hidden>{shapes[state]}</span> {text.state[state]}
    </span>
  );
}
