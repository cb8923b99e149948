import type {
  OpenCheckoutInput,
  OpenCheckoutResult,
  OpenPortalInput,
  OpenPortalResult,
  SettleEventInput,
  Settlement,
  SyncAccountInput,
} from '@planbridge/contracts';

/** `deadline` in milliseconds since the epoch; `signal` aborts when nobody waits for the result any more. */
export type WaitLimits = Readonly<{ deadline: number; signal: AbortSignal }>;

/**
 * What the gateway asks of Temporal. Each is durable once Temporal has accepted it; until then, and when no worker takes it, it
 * throws the problem `unavailable` within 5 s.
 */
export type WorkflowStarter = Readonly<{
  /** Resolves when Temporal will see to the event: newly accepted, or known from an earlier delivery. */
  settleEvent: (input: SettleEventInput) => Promise<'accepted' | 'duplicate'>;
  /** The following start a run or join the one that is running for the account, and wait for its end. */
  openCheckout: (input: OpenCheckoutInput, limits: WaitLimits) => Promise<OpenCheckoutResult>;
  openPortal: (input: OpenPortalInput, limits: WaitLimits) => Promise<OpenPortalResult>;
  syncAccount: (input: SyncAccountInput, limits: WaitLimits) => Promise<Settlement>;
}>;
