import type { IncidentKind } from '@planbridge/billing';

/** What an incident is about: at most one is open for each. `accountId` null: about a customer that is nobody's, or the installation. */
export type IncidentSubject = Readonly<{ accountId: string | null; kind: IncidentKind; subject: string }>;
