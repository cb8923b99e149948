export type AnnounceIncidentInput = Readonly<{ incidentId: string }>;

/** What was said of an incident. `unknown`: the post was under way when it broke off; it is never repeated, and the daily digest covers it. */
export type IncidentNotice = Readonly<{
  phase: 'open' | 'over';
  posted: 'posted' | 'not-configured' | 'refused' | 'unknown';
}>;

/** Workflow `incident/<id>` on queue `maintenance`: tells the operator what is not told yet, that it is open or that it is over. */
export type AnnounceIncident = (input: AnnounceIncidentInput) => Promise<readonly IncidentNotice[]>;
