import { ApiError } from '../../api/client';
import type { Flag, FlagBehaviour, ReleaseDraft } from '../../api/types';
import { PRODUCTION } from '../../components/environments';
import { useFlagApprovals } from '../../components/flags';
import RequestDialog, { type Wish } from '../../components/RequestDialog';
import { Requests } from '../../components/Requests';
import { useText } from '../../text';

/** True where a change takes a second person's word. */
export const needsApproval = (failure: unknown) =>
  failure instanceof ApiError && failure.code === 'approval_needed';

/** What somebody without the right to change flags may ask for: that it is taken away from those who have it. */
export const retreat = (flag: string, environment: string): Wish => ({
  type: 'retreat_flag',
  subject: null,
  parameters: { flag, environment },
});

interface Asked {
  flag: Flag;
  environment: string;
  /** As the route would take it from who needs nobody's word. */
  body:
    | { change: Partial<FlagBehaviour> & { note?: string } }
    | { release: ReleaseDraft }
    | { layer: { layer: string; share: number } }
    | { revert: { revision: number; note?: string } };
  onClose: () => void;
  /** Once it waits for approval. */
  onAsked: () => void;
}

/** Asks for a change of a flag that takes a second person's word. */
export function AskForChange({ flag, environment, body, onClose, onAsked }: Asked) {
  const roles = useText('common').role;
  const text = useText('flags').release;
  const approval = useFlagApprovals().data?.find((a) => a.environment === environment);
  return (
    <RequestDialog
      wish={{
        type: 'change_flag',
        subject: null,
        form: {
          fields: <p>{text.asked}</p>,
          of: () => ({
            subject: null,
            parameters: { flag: flag.key, environment, version: flag.version, ...body },
          }),
        },
      }}
      roles={roles[approval?.role ?? 'product']}
      onClose={onClose}
      onRequested={onAsked}
    />
  );
}

/** Changes of a flag that wait for a second person's word. */
export function FlagRequests({ flag, environment }: { flag: string; environment: string }) {
  return (
    <Requests
      types={['change_flag', 'retreat_flag']}
      which={({ parameters: asked }) =>
        asked.flag === flag && (asked.environment ?? PRODUCTION) === environment
      }
    />
  );
}
