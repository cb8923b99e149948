/** The names under which the worker registers its workflows: the exported functions of `apps/worker/src/workflows`. */
export const workflowTypes = {
  settleEvent: 'settleEvent',
  openCheckout: 'openCheckout',
  openPortal: 'openPortal',
  syncAccount: 'syncAccount',
  recheck: 'recheck',
  catchUp: 'catchUp',
  reconcile: 'reconcile',
  settleOutdated: 'settleOutdated',
  settleForCatalogue: 'settleForCatalogue',
  settleRestored: 'settleRestored',
  settleForRestore: 'settleForRestore',
  announceIncident: 'announceIncident',
  announceIncidents: 'announceIncidents',
  postDigest: 'postDigest',
} as const;
