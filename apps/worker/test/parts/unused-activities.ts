import type { WorkersOptions } from '../../src/create-workers.ts';

const unused = () => Promise.reject(new Error('This test settles nothing.'));

/** For workers that only tell of incidents. */
export const unusedActivities: WorkersOptions['activities'] = {
  settleAccount: unused,
  drawDueIntentions: unused,
  catchUp: unused,
  reconcile: unused,
  drawOutdatedIntentions: unused,
  drawPendingIntentions: unused,
  openCheckout: unused,
  openPortal: unused,
  announceIncident: unused,
  announceIncidents: unused,
  postDigest: unused,
};
