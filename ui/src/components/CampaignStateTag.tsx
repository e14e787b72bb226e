import type { CampaignState } from '../api/types';
import { useText } from '../text';
import './parts.css';

const shapes: Record<CampaignState, string> = {
  draft: '○',
  scheduled: '◷',
  running: '▶',
  paused: '❚❚',
  ended: '■',
};

/** A campaign's state by shape and word, so that it does not hang on colour. */
export function CampaignStateTag({ state }: { state: CampaignState }) {
  const text = useText('parts').campaignState;
  return (
    <span className={`state-tag ${state}`}>
      <span aria-hidden>{shapes[state]}</span> {text[state]}
    </span>
  );
}
