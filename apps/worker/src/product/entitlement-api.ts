import type { Entitlement } from '@planbridge/billing';

/** One push: what the account may use from this revision on. */
export type Push = Readonly<{ accountId: string; ref: string; revision: bigint; entitlement: Entitlement }>;

export type PushOutcome =
  /** The product holds exactly this. */
  | Readonly<{ kind: 'acknowledged' }>
  /** The product has no such account. */
  | Readonly<{ kind: 'unknown-account' }>
  /** The product holds a revision that is not older than ours and not ours. `holder` names its source and revision. */
  | Readonly<{ kind: 'ahead'; holder: string }>
  /** A definite no: nothing was applied. */
  | Readonly<{ kind: 'refused'; status: number | null; retryAfterMs: number | undefined }>
  /** Not sent, because the product is down. */
  | Readonly<{ kind: 'withheld' }>
  /** No answer: it may still land. */
  | Readonly<{ kind: 'unknown' }>;

/** The product's side of the protocol, in the style it speaks. */
export type EntitlementApi = Readonly<{
  /** Whether the product refuses an older revision. Without that an abandoned push must be waited out under the lease. */
  fenced: boolean;
  push(push: Push, signal: AbortSignal): Promise<PushOutcome>;
  /** Whether the product holds exactly this. Left out: it cannot be asked. */
  holds?(push: Push, signal: AbortSignal): Promise<'yes' | 'no' | 'nothing' | 'unknown'>;
}>;
