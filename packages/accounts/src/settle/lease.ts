/** A claim's right to write: it holds while the row still carries its fence. */
export type Lease = Readonly<{ accountId: string; fence: bigint }>;
