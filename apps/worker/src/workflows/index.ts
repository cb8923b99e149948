export { openCheckout } from './open-checkout.ts';
export { openPortal } from './open-portal.ts';
export { recheck } from './recheck.ts';
export { settleEvent } from './settle-event.ts';
export { syncAccount } from './sync-account.ts';
