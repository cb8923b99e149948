/** Workflow ids are the deduplication keys: one Stripe event, one click in progress per account, one sync per account. */
export const workflowIds = {
  settleEvent: (eventId: string) => `stripe-event/${eventId}`,
  openCheckout: (ref: string) => `checkout/${ref}`,
  openPortal: (ref: string) => `portal/${ref}`,
  syncAccount: (ref: string) => `sync/${ref}`,
  settleLink: (ref: string, ticket: string) => `sync/${ref}/${ticket}`,
  settleForCatalogue: (version: number, ref: string) => `catalogue/${version}/${ref}`,
  settleRestored: 'restored',
  settleForRestore: (ref: string) => `restored/${ref}`,
  announceIncident: (incidentId: string) => `incident/${incidentId}`,
} as const;
