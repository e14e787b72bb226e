export const lifecycle = {
  activity: 'Counts as active',
  states: {
    new: 'New',
    returning: 'Returning',
    resurrecting: 'Resurrecting',
    dormant: 'Dormant',
  },
  people: 'People',
  net: 'New and back less dormant',
  signed: (value: string, sign: number) => (sign < 0 ? `−${value}` : sign > 0 ? `+${value}` : value),
  chart: 'Stacked bars: new, returning and resurrecting people above zero, dormant ones below',
  pickBar: 'Choose a part of a bar to see its people.',
  table: 'People in each state',
  sentence: {
    per: { day: 'day', week: 'week', month: 'month' },
    all: (event: string, per: string, range: string) =>
      `New, returning, resurrecting and dormant people by ${event} — per ${per}, ${range}`,
  },
};
