export const inbox = {
  title: 'Notifications',
  open: (count: number) =>
    count === 0
      ? 'Notifications: nothing waits for you'
      : `Notifications: ${count} ${count === 1 ? 'waits' : 'wait'} for you`,
  forMe: 'For me',
  happenedTitle: 'Happened',
  nothing: {
    title: 'Nothing waits for you',
    lead: 'Approvals, signatures and work that is due appear here.',
  },
  quiet: {
    title: 'Nothing happened yet',
    lead: 'What rules find and do, and what becomes of campaigns, appears here.',
  },
  kind: {
    approve: 'Approve',
    resolve: 'Say what happened',
    sign: 'Sign',
    answer: 'Answer',
    due: 'Due',
  },
  role: (role: string) => `asked of ${role}`,
  since: (time: string) => `waits since ${time}`,
  due: (day: string) => `due ${day}`,
  overdue: (day: string) => `▲ overdue since ${day}`,
  signFor: { product: 'Sign for product', operations: 'Sign for operations' },
  signed: 'Signed.',
  shadow: 'shadow',
  byPolicy: 'by the rule',
  approvedBy: (who: string) => `decided by ${who}`,
  happened: {
    fired: 'Rule fired',
    cleared: 'Rule cleared',
    ended: 'Rule ended',
    acted: 'Action',
    campaign_scheduled: 'Campaign scheduled',
    campaign_started: 'Campaign started',
    campaign_paused: 'Campaign paused',
    campaign_ended: 'Campaign ended',
    campaign_withdrawn: 'Campaign back to draft',
    held: 'Held',
    released: 'Hold lifted',
  },
};
