/** Schedules of the namespace, all with overlap SKIP. */
export const scheduleIds = {
  recheck: 'recheck',
  /** Starts the announcements that a crash has lost. */
  announce: 'announce',
  /** Once a day: what is open. */
  digest: 'digest',
} as const;
