/** How an intention to settle an account ended. Only codes and refs: this stands in Temporal's history. */
export type Settlement =
  /** The product has acknowledged what Stripe said after the intention's ticket was drawn. */
  | Readonly<{ state: 'settled'; ref: string }>
  /** Nobody's account is concerned: a customer that is not linked and is ignored by the catalogue. */
  | Readonly<{ state: 'ignored'; reason: string }>
  /** Retrying cannot cure it; an incident row says what is wrong. */
  | Readonly<{ state: 'needs_attention'; reason: string; ref: string | null }>;
