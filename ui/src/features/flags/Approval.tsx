import Button from 'antd/es/button';
import { useState } from 'react';
import { ApiError } from '../../api/client';
import type { Flag, FlagBehaviour, FlagChange, HoldoutChange, ReleaseDraft } from '../../api/types';
import { Dialog, useSending, type DialogProps } from '../../components/Dialog';
import { PRODUCTION } from '../../components/environments';
import { useFlagApprovals } from '../../components/flags';
import RequestDialog, { type Wish } from '../../components/RequestDialog';
import { releasesFrom, Requests } from '../../components/Requests';
import { useText } from '../../text';
import { useFlagCommands } from './queries';

/** True where a change takes a second person's word. */
export const needsApproval = (failure: unknown) =>
  failure instanceof ApiError && failure.code === 'approval_needed';

/** What somebody without the right to change flags may ask for: that it is taken away from those who have it. */
export const retreat = (flag: string, environment: string): Wish => ({
  type: 'retreat_flag',
  subject: null,
  parameters: { flag, environment },
});

/** What is to become of a holdout; with nothing but its key it ends now. */
export interface HoldoutRelease extends Partial<HoldoutChange> {
  holdout: string;
}

interface Asked {
  /** With the version that was looked at: of the holdout, when it is one that is to end. */
  flag: Pick<Flag, 'key' | 'version'>;
  environment: string;
  /** As the route would take it from who needs nobody's word. */
  body:
    | { change: Partial<FlagBehaviour> & { note?: string } }
    | { release: ReleaseDraft }
    | { layer: { layer: string; share: number } }
    | { revert: { revision: number; note?: string } }
    | { values: FlagChange }
    | { holdout: HoldoutRelease };
  /** When it comes into force; says of the flag unless it is given. */
  lead?: string;
  onClose: () => void;
  /** Once it waits for approval. */
  onAsked: () => void;
}

/** Asks for a change of a flag that takes a second person's word. */
export function AskForChange({ flag, environment, body, lead, onClose, onAsked }: Asked) {
  const roles = useText('common').role;
  const text = useText('flags').release;
  const approval = useFlagApprovals().data?.items.find((a) => a.environment === environment);
  return (
    <RequestDialog
      wish={{
        type: 'change_flag',
        subject: null,
        form: {
          fields: <p>{lead ?? text.asked}</p>,
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

interface ChangeProps extends DialogProps {
  flag: Flag;
  environment: string;
  /** What is sent, as its route takes it. */
  body: Asked['body'];
  onSubmit: () => Promise<unknown>;
  /** What else can be done with it. */
  other?: { label: string; act: () => Promise<unknown> };
  /** Once it waits for approval; closes, unless more is to be done. */
  onAsked?: () => void;
}

/** Changes a flag, or asks for the change where it takes a second person's word. */
export function ChangeDialog({ flag, environment, body, onSubmit, other, onAsked, ...frame }: ChangeProps) {
  const { ask } = useText('flags').release;
  const { reload } = useFlagCommands();
  const { busy, error, send } = useSending();
  const [refused, setRefused] = useState<string>();
  const [asking, setAsking] = useState(false);
  const said = JSON.stringify(body);
  // what was refused may be possible said otherwise
  const shown = refused === said ? error : undefined;
  const act = async (what: () => Promise<unknown>) => {
    setRefused(said);
    const done = await send(async () => {
      try {
        await what();
      } catch (failure) {
        if (!needsApproval(failure)) void reload(flag.key);
        throw failure;
      }
    });
    if (done) frame.onClose();
  };
  if (asking) {
    return (
      <AskForChange
        {...{ flag, environment, body }}
        onAsked={onAsked ?? frame.onClose}
        onClose={() => setAsking(false)}
      />
    );
  }
  return (
    <Dialog
      {...frame}
      {...{ busy }}
      error={shown}
      onSubmit={() => void act(onSubmit)}
      other={
        other && (
          <Button disabled={busy} onClick={() => void act(other.act)}>
            {other.label}
          </Button>
        )
      }
      instead={
        needsApproval(shown) && (
          <Button type="primary" onClick={() => setAsking(true)}>
            {ask}
          </Button>
        )
      }
    />
  );
}

/** Changes of a flag that wait for a second person's word: in one environment, or in any. */
export function FlagRequests({ flag, environment }: { flag: string; environment?: string }) {
  return (
    <Requests
      types={['change_flag', 'retreat_flag']}
      which={({ parameters: asked }) =>
        asked.flag === flag && (!environment || (asked.environment ?? PRODUCTION) === environment)
      }
    />
  );
}

/** Releases of held-out people that wait for a second person's word: of one holdout, or of any. */
export function HoldoutRequests({ holdout }: { holdout?: string }) {
  return <Requests types={['change_flag']} which={(action) => releasesFrom(action, holdout)} />;
}

/**
 * The environment that a change of all of them is asked for in: one that it changes for people and that takes a second
 * person's word.
 */
export function useWholeFlag(flag: Flag): string {
  const approvals = useFlagApprovals().data?.items ?? [];
  return approvals.find((a) => flag.environments[a.environment]?.enabled)?.environment ?? PRODUCTION;
}
