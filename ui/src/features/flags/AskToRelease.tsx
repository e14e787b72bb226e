import type { Holdout, HoldoutChange } from '../../api/types';
import { PRODUCTION } from '../../components/environments';
import { useFlagApprovals, useFlags } from '../../components/flags';
import { useText } from '../../text';
import { AskForChange } from './Approval';
import { covers } from './layers';

interface Props {
  holdout: Holdout;
  /** What is to become of it; nothing ends it now. */
  change: Partial<HoldoutChange>;
  onAsked: () => void;
  onClose: () => void;
}

/** Asks to release people who are held out: they get flags by it that take a second person's word. */
export function AskToRelease({ holdout, change, onAsked, onClose }: Props) {
  const lead = useText('flags').bounds.holdouts.askLead;
  const flags = useFlags().data;
  const approvals = useFlagApprovals().data?.items ?? [];
  const left = change.flags ?? [];
  const released = (flags ?? []).filter((flag) => covers(holdout, flag.key) && !left.includes(flag.key));
  const on = (environment: string) => released.some((flag) => flag.environments[environment]?.enabled);
  const environment = approvals.find((a) => on(a.environment))?.environment ?? PRODUCTION;
  const flag = released.find((one) => one.environments[environment]?.enabled) ?? released[0];
  if (!flag) return null;
  return (
    <AskForChange
      {...{ environment, lead, onAsked, onClose }}
      flag={{ key: flag.key, version: holdout.version }}
      body={{ holdout: { holdout: holdout.key, ...change } }}
    />
  );
}
