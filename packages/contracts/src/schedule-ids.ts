/** Schedules of the namespace, all with overlap SKIP. */
export const scheduleIds = {
  recheck: 'recheck',
} as const;
