export type BillingInterval = 'month' | 'year';

/** A Stripe price as the catalogue names it: by lookup key (preferred, survives a new price) or by id. */
export type PriceName = Readonly<{ lookupKey: string | null; id: string | null }>;

export type CataloguePrice = PriceName &
  Readonly<{
    interval: BillingInterval;
    /** ISO 4217, lower case, as Stripe writes it. */
    currency: string;
    /** Still grants the plan to those who have it, but is not sold any more. */
    retired: boolean;
  }>;

export type Plan = Readonly<{
  id: string;
  name: string;
  /** The highest rank among granting subscriptions wins. */
  rank: number;
  prices: readonly CataloguePrice[];
  features: readonly string[];
  /** Null: the plan is not sold by seat. */
  seats: Readonly<{ min: number; max: number }> | null;
  trialDays: number | null;
  /** Days a past_due subscription keeps the plan, counted from its oldest open invoice; null: as long as Stripe keeps trying. */
  graceDays: number | null;
  /** Whether a first payment that is still processing (a bank debit) already grants. */
  grantWhileProcessing: boolean;
  proration: 'now' | 'period_end' | 'none';
  checkout: CheckoutTexts & CheckoutTerms;
}>;

/** What Stripe's hosted page shows beside the price; null leaves Stripe's own default. */
export type CheckoutTexts = Readonly<{
  displayName: string | null;
  buttonColor: string | null;
  submitMessage: string | null;
}>;

/** What Stripe's hosted page asks of the user. Left out, as in a catalogue that an earlier release applied: the default. */
export type CheckoutTerms = Readonly<{
  /** Default false. */
  automaticTax?: boolean;
  /** Default auto: as far as the payment or the tax needs one. */
  billingAddress?: 'auto' | 'required';
  /** Whether a company may give its tax id. Default false. */
  taxIds?: boolean;
  /** Default true. */
  promotionCodes?: boolean;
}>;

export type Catalogue = Readonly<{
  plans: readonly Plan[];
  /** Add-ons and other products on the same Stripe account: they neither grant nor alarm. */
  ignoredPrices: readonly PriceName[];
  /** The plan of an account that nothing grants anything to. */
  fallbackPlan: string;
  unlinkedCustomers: 'alert' | 'ignore';
}>;
