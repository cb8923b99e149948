import type { InvoiceLine } from './invoice-line.ts';

/** What a change has left for the subscription's next invoice. Its id is the subscription's. */
export type PendingProrations = Readonly<{ lines: readonly InvoiceLine[] }>;
