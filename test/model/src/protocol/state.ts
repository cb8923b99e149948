import type { Due } from './due.ts';
import type { Flag } from './flag.ts';
import type { Phase } from './phase.ts';
import type { Standing } from './standing.ts';

/** The account's row; what is marked as seen by nobody serves the properties only. */
export type Row = {
  facts: number;
  revision: number;
  covered: number;
  fence: number;
  leased: Flag;
  pending: Flag;
  due: Due;
  /** An open incident `product-ahead`. */
  incident: Flag;
  /** Seen by nobody: the facts behind the last acknowledgement. */
  acked: number;
  /** Seen by nobody: the product has acknowledged `revision` since a push was last demanded. */
  answered: Flag;
};

/** `seen`, seen by nobody, is what had happened when the ticket was drawn; `kept` is used by a mutation only. */
export type Intention = { standing: Standing; ticket: number; seen: number; kept: number };

/** A fence of zero: no attempt. `superseded` is seen by nobody. */
export type Attempt = { phase: Phase; fence: number; facts: number; superseded: Flag };

/** A push that its sender has given up and that may still land. An empty place has revision 0. */
export type LatePush = { revision: number; facts: number };

export type State = {
  now: number;
  /** Of `sync_ticket`. */
  lastValue: number;
  row: Row;
  product: { facts: number; revision: number };
  intentions: Intention[];
  /** One for each intention, then those whose process died or stalled: nobody waits for them, and they may go on at any time or never. */
  attempts: Attempt[];
  late: LatePush[];
  drift: number;
  restore: number;
  /** The row and the sequence as the backup has them. */
  backup: { row: Row; lastValue: number; now: number };
};
