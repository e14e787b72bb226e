import { Tokens } from './Tokens';
import { WriteKeys } from './WriteKeys';

/** Write keys for apps and Bearer tokens for programs. */
export default function KeysTab() {
  return (
    <div className="stack">
      <WriteKeys />
      <Tokens />
    </div>
  );
}
