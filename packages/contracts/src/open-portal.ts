import type { Dependency } from './open-checkout.ts';

export type PortalFlow = 'payment_method' | 'plan_change' | 'cancel';

export type OpenPortalInput = Readonly<{
  ref: string;
  returnUrl: string;
  flow: PortalFlow | null;
  fingerprint: string;
}>;

export type OpenPortalResult = Readonly<{ fingerprint: string }> &
  (
    | Readonly<{ outcome: 'redirect'; handoffId: string }>
    | Readonly<{ outcome: 'no-billing-account' }>
    | Readonly<{ outcome: 'unavailable'; dependency: Dependency }>
  );

/** Workflow `portal/<ref>` on queue `checkout`. */
export type OpenPortal = (input: OpenPortalInput) => Promise<OpenPortalResult>;
