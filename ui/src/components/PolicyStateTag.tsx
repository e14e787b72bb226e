import type { PolicyState } from '../api/types';
import { useText } from '../text';
import './parts.css';

const shapes: Record<PolicyState, string> = { ok: '✓', pending: '◔', firing: '▲', recovering: '↘' };

interface Props {
  state: PolicyState;
  breaches: number;
  k: number;
  /** It only shows what it would do. */
  shadow?: boolean;
}

/** Where a policy stands, by shape and word; a shadow's outline is dashed. */
export function StandingTag({ state, breaches, k, shadow }: Props) {
  const text = useText('policies');
  return (
    <span className={`state-tag policy-${state}${shadow ? ' shadow' : ''}`}>
      <span aria-hidden>{shapes[state]}</span> {text.state[state]}
      {state === 'pending' && ` ${breaches}/${k}`}
      {shadow && ` · ${text.mode.shadow}`}
    </span>
  );
}
