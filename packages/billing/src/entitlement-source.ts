import type { Plan } from './catalogue.ts';
import type { Term } from './term.ts';

/** One reason for a plan: a listed item of a subscription whose status grants, or an operator's grant. */
export type EntitlementSource = Readonly<{
  plan: Plan;
  seats: number;
  /** From then on it grants no more (the end of a grace period or of a grant); null: no end of its own. */
  until: string | null;
  term: Term;
}>;
