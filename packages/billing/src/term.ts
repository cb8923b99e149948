/** The course of a subscription or a grant; the one that decides gives the entitlement its status and dates. */
export type Term = Readonly<{
  id: string;
  status: string;
  periodEnd: string | null;
  cancelAt: string | null;
  trialEnd: string | null;
}>;
