export const figures = {
  /** Of an object's two names the one to show. */
  name: (zh: string, en: string) => en || zh,
  definition: (revision: string) => `Definition r${revision}.`,
  n: (people: string) => `n ${people}`,
  notFinished: 'not final',
  interval: '95 % interval',
  tooFew: (people: string) => `sample too small, n ${people}`,
  noFeatures: {
    title: 'No feature is defined yet',
    lead: 'A feature says which events mean that somebody uses it.',
    action: 'Define a feature',
  },
  noCampaigns: {
    title: 'No campaign ran in these dates',
    lead: 'Enter a campaign with its dates and its participation event, or choose dates in which one ran.',
    action: 'Enter a campaign',
  },
  undeclared: {
    action: 'Choose it in the definitions',
    payment: {
      title: 'No payment event is chosen',
      lead: 'Revenue is read from the events that mean a payment. Choose them once; all numbers follow.',
    },
    signUps: {
      title: 'No sign-up event is chosen',
      lead: 'Cohorts begin with the event that means a sign-up. Choose it once; all numbers follow.',
    },
  },
};
