/** What a type of action asks for; the server checks it again. */
export interface ParameterField {
  name: string;
  label:
    | 'campaign'
    | 'feature'
    | 'pool'
    | 'channels'
    | 'amount'
    | 'to'
    | 'allocation'
    | 'days'
    | 'title'
    | 'owner'
    | 'dueDays'
    | 'work'
    | 'reason'
    | 'fromDays'
    | 'seniorAge'
    | 'expiresDays'
    | 'text'
    | 'flag'
    | 'environment';
  kind:
    | 'campaign'
    | 'feature'
    | 'pool'
    | 'allocation'
    | 'channels'
    | 'number'
    | 'text'
    | 'sentence'
    | 'owner'
    | 'work'
    | 'flag'
    | 'environment';
}

const fields: Record<string, ParameterField[]> = {
  notify: [
    { name: 'channels', label: 'channels', kind: 'channels' },
    { name: 'text', label: 'text', kind: 'sentence' },
  ],
  start_campaign: [{ name: 'campaign', label: 'campaign', kind: 'campaign' }],
  pause_campaign: [
    { name: 'campaign', label: 'campaign', kind: 'campaign' },
    { name: 'feature', label: 'feature', kind: 'feature' },
  ],
  hold: [
    { name: 'feature', label: 'feature', kind: 'feature' },
    { name: 'campaign', label: 'campaign', kind: 'campaign' },
    { name: 'days', label: 'days', kind: 'number' },
    { name: 'reason', label: 'reason', kind: 'text' },
  ],
  open_work: [
    { name: 'kind', label: 'work', kind: 'work' },
    { name: 'title', label: 'title', kind: 'sentence' },
    { name: 'owner', label: 'owner', kind: 'owner' },
    { name: 'dueDays', label: 'dueDays', kind: 'number' },
  ],
  reallocate: [
    { name: 'pool', label: 'pool', kind: 'pool' },
    { name: 'allocation', label: 'allocation', kind: 'allocation' },
    { name: 'to', label: 'to', kind: 'number' },
    { name: 'amount', label: 'amount', kind: 'number' },
    { name: 'days', label: 'days', kind: 'number' },
  ],
  diagnose_usage: [
    { name: 'feature', label: 'feature', kind: 'feature' },
    { name: 'fromDays', label: 'fromDays', kind: 'number' },
    { name: 'seniorAge', label: 'seniorAge', kind: 'number' },
  ],
  open_gates: [
    { name: 'feature', label: 'feature', kind: 'feature' },
    { name: 'expiresDays', label: 'expiresDays', kind: 'number' },
  ],
  retreat_flag: [
    { name: 'flag', label: 'flag', kind: 'flag' },
    { name: 'environment', label: 'environment', kind: 'environment' },
    { name: 'reason', label: 'reason', kind: 'text' },
  ],
};

/** The fields of a type of action; none while it is not chosen. */
export function parametersOf(type: string | undefined): ParameterField[] {
  return (type && fields[type]) || [];
}
