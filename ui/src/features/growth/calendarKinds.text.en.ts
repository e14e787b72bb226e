/** What stands on the calendar, and the states of what has states of its own there. */
export const calendarKinds = {
  kind: {
    release: 'Release',
    gray_release: 'Gray release',
    campaign: 'Campaign',
    experiment: 'Experiment',
    work: 'Work due',
    hold: 'Hold',
    conflict: 'Conflict',
  },
  experimentState: { running: 'Running', decided: 'Decided', archived: 'Archived' },
  releaseState: {
    scheduled: 'Scheduled',
    running: 'Goes on by itself',
    paused: 'Paused',
    done: 'Done',
    rolled_back: 'Rolled back',
    stopped: 'Stopped',
  },
  goesOn: 'goes on',
};
