import type { Policy, PolicyState } from '../../api/types';
import { useText } from '../../text';

export const stateShapes: Record<PolicyState, string> = {
  ok: '✓',
  pending: '◔',
  firing: '▲',
  recovering: '↘',
};

/** Where a policy stands, by shape and word: pending says how many of how many. */
export function PolicyStateTag({ policy }: { policy: Policy }) {
  const text = useText('policies');
  if (policy.state !== 'active') {
    return <span className="state-tag draft">○ {text.stage[policy.state]}</span>;
  }
  const { state, breaches, k, health } = policy.status;
  return (
    <>
      <span className={`state-tag policy-${state}`}>
        <span aria-hidden>{stateShapes[state]}</span> {text.state[state]}
        {state === 'pending' && ` ${breaches}/${k}`}
      </span>
      {health !== 'ok' && <span className="state-tag health">{text.health[health]}</span>}
    </>
  );
}

export function PolicyModeTag({ policy }: { policy: Policy }) {
  const text = useText('policies');
  if (policy.state !== 'active') return null;
  return <span className={`state-tag mode-${policy.mode}`}>{text.mode[policy.mode]}</span>;
}
