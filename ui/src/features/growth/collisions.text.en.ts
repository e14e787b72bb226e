/** Why plans collide, and what to do about it. */
export const collisions = {
  sameEvent: (campaigns: string) => `${campaigns}: both count the same event`,
  samePeople: (campaigns: string, people: string) => `${campaigns}: ${people} people are in both segments`,
  holiday: (campaign: string, holiday: string, days: number) =>
    `${campaign} meets ${holiday} (${days === 1 ? '1 day off' : `${days} days off`})`,
  advice: {
    same_feature: 'Move one of them, or judge them together.',
    same_event: 'Filter each by a property of its own, or their numbers are not their own.',
    same_people: 'Take one segment out of the other, or move one: people are asked twice.',
    holiday: 'Compare its days with the same holiday, not with usual weeks.',
  },
};
