import type { AnnounceIncident, AnnounceIncidentInput, IncidentNotice } from '@planbridge/contracts';
import { incidentActivities } from './incident-activities.ts';
import { postPatiently } from './post-patiently.ts';

/**
 * `incident/<id>`: tells what is not told of the incident. It looks until nothing is left to tell, because whoever closes the incident
 * meanwhile joins this run. Who joins after its last look is heard by the next sweep, within a minute.
 */
export const announceIncident: AnnounceIncident = async ({ incidentId }: AnnounceIncidentInput) => {
  const notices: IncidentNotice[] = [];
  for (;;) {
    let refused: IncidentNotice['phase'] | null = null;
    const posted = await postPatiently(async () => {
      const notice = await incidentActivities.announceIncident({ incidentId, refused });
      refused = notice?.phase ?? null;
      return notice?.posted ?? null;
    });
    if (posted === null) {
      return notices;
    }
    notices.push({ phase: refused ?? 'open', posted });
  }
};
