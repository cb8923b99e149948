/** Keyword search attributes. Values are never encrypted by Temporal, so they hold ids, refs and states only. */
export const searchAttributes = {
  customer: 'PlanbridgeCustomer',
  eventType: 'PlanbridgeEventType',
  account: 'PlanbridgeAccount',
  state: 'PlanbridgeState',
} as const;

/** Set only when a workflow does not settle at once; a completed workflow without a state is settled. */
export type WorkflowState = 'waiting' | 'needs_attention';
