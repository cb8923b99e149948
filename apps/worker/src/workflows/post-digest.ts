import type { IncidentNotice } from '@planbridge/contracts';
import { incidentActivities } from './incident-activities.ts';
import { postPatiently } from './post-patiently.ts';

/** Run by the schedule `digest` once a day: says what is open, also what was lost when it was to be told. Null: nothing is. */
export const postDigest = (): Promise<IncidentNotice['posted'] | null> =>
  postPatiently(() => incidentActivities.postDigest());
