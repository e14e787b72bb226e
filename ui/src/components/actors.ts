import { useText } from '../text';
import { useMembers } from './catalog';

/** The names under which the server itself and its owner's token appear as actors. */
const SYSTEM = 'system';
const OWNER_TOKEN = 'TANDEM_INIT_ADMIN_TOKEN';
const LOCAL_TOKEN = 'local-token';
const POLICY = 'policy:';

/** Who did something, by name: a member, the server's own token, or Tandem itself. */
export function useActor(): (actor: string) => string {
  const text = useText('parts').actors;
  const members = useMembers();
  return (actor) => {
    if (actor === SYSTEM) return text.system;
    if (actor === OWNER_TOKEN) return text.ownerToken;
    if (actor === LOCAL_TOKEN) return text.localToken;
    if (actor.startsWith(POLICY)) return text.policy(actor.slice(POLICY.length));
    return members.data?.find((m) => m.email === actor)?.name ?? actor;
  };
}

/** True when a campaign's period moved it, not a person. */
export const byPeriod = (actor: string) => actor === SYSTEM;
