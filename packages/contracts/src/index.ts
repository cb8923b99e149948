export type { AnnounceIncident, AnnounceIncidentInput, IncidentNotice } from './announce-incident.ts';
export { failureTypes } from './failure-types.ts';
export type { FailureType } from './failure-types.ts';
export type {
  CheckoutKind,
  CheckoutWish,
  Dependency,
  OpenCheckout,
  OpenCheckoutInput,
  OpenCheckoutResult,
} from './open-checkout.ts';
export { isAccountId } from './is-account-id.ts';
export type { OpenPortal, OpenPortalInput, OpenPortalResult, PortalFlow } from './open-portal.ts';
export { scheduleIds } from './schedule-ids.ts';
export { searchAttributes } from './search-attributes.ts';
export type { WorkflowState } from './search-attributes.ts';
export type { SettleEvent, SettleEventInput, ThinObject } from './settle-event.ts';
export type { Settlement } from './settlement.ts';
export type { RestoredProgress, SettleRestored } from './settle-restored.ts';
export { retryNowSignal } from './signals.ts';
export type { SyncAccount, SyncAccountInput } from './sync-account.ts';
export { taskQueues } from './task-queues.ts';
export { workflowIds } from './workflow-ids.ts';
export { workflowTypes } from './workflow-types.ts';
