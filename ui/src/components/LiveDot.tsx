import { useText } from '../text';
import type { StreamState } from './useStream';

/** Green while the stream runs; grey, with words, when it dropped. */
export function LiveDot({ state }: { state: StreamState }) {
  const text = useText('common');
  if (state === 'connecting') return null;
  return (
    <span className={`live-dot ${state}`} data-testid="live-dot">
      <span aria-hidden>{state === 'live' ? '●' : '○'}</span> {text.stream[state]}
    </span>
  );
}
