import type { Catalogue, CheckoutTerms, Plan, PriceName } from '@planbridge/billing';
import { z } from 'zod';

const text = z.string().regex(/\S/, 'must not be blank');

function whole(min: number, max: number) {
  const fault = `must be a whole number from ${min} to ${max}`;
  return z
    .int({ error: unlessMissing(fault) })
    .min(min, fault)
    .max(max, fault);
}

function oneOf<const Words extends readonly string[]>(...words: Words) {
  return z.enum(words, { error: unlessMissing(`must be one of ${words.join(', ')}`) });
}

function unlessMissing(fault: string) {
  return ({ input }: Readonly<{ input?: unknown }>) => (input === undefined ? 'is missing' : fault);
}

const price = z.strictObject({
  lookup_key: text.nullish(),
  id: text.nullish(),
  interval: oneOf('month', 'year'),
  currency: z.string().regex(/^[a-z]{3}$/, 'must be three small letters, such as usd'),
  retired: z.boolean().nullish(),
});

/** What the page asks of the user: for the whole catalogue, or for one plan. */
const checkoutTerms = {
  automatic_tax: z.boolean().nullish(),
  billing_address: oneOf('auto', 'required').nullish(),
  tax_ids: z.boolean().nullish(),
  promotion_codes: z.boolean().nullish(),
};

const plan = z.strictObject({
  name: text,
  rank: whole(0, 1_000_000),
  prices: z.array(price).nullish(),
  features: z.array(text).nullish(),
  seats: z.strictObject({ min: whole(1, 1_000_000), max: whole(1, 1_000_000) }).nullish(),
  trial_days: whole(1, 730).nullish(), // Stripe's own limit is two years.
  grace_days: whole(0, 365).nullish(),
  grant_while_processing: z.boolean().nullish(),
  proration: oneOf('now', 'period_end', 'none').nullish(),
  checkout: z
    .strictObject({
      ...checkoutTerms,
      display_name: text.nullish(),
      button_color: z
        .string()
        .regex(/^#[\da-f]{6}$/i, 'must be a colour such as "#0a7cff", in quotes')
        .nullish(),
      submit_message: text.max(1200, 'must have at most 1200 characters').nullish(),
    })
    .nullish(),
});

/** `catalogue.yaml` as it is written; snake case ends here. */
export const catalogueSchema = z
  .strictObject({
    fallback_plan: text,
    unlinked_customers: oneOf('alert', 'ignore').nullish(),
    checkout: z.strictObject(checkoutTerms).nullish(),
    ignored_prices: z.array(price.pick({ lookup_key: true, id: true })).nullish(),
    plans: z.record(z.string().regex(/^[a-z][a-z0-9_-]{0,62}$/), plan),
  })
  .transform((written): Catalogue => ({
    plans: Object.entries(written.plans).map(([id, writtenPlan]) =>
      planOf(id, writtenPlan, written.checkout ?? {}),
    ),
    ignoredPrices: (written.ignored_prices ?? []).map(priceNameOf),
    fallbackPlan: written.fallback_plan,
    unlinkedCustomers: written.unlinked_customers ?? 'alert',
  }));

type WrittenTerms = z.output<z.ZodObject<typeof checkoutTerms>>;

function planOf(id: string, written: z.output<typeof plan>, ofAll: WrittenTerms): Plan {
  const { name, rank, checkout } = written;
  return {
    id,
    name,
    rank,
    prices: (written.prices ?? []).map((each) => ({
      ...priceNameOf(each),
      interval: each.interval,
      currency: each.currency,
      retired: each.retired ?? false,
    })),
    features: written.features ?? [],
    seats: written.seats ?? null,
    trialDays: written.trial_days ?? null,
    graceDays: written.grace_days ?? null,
    grantWhileProcessing: written.grant_while_processing ?? false,
    proration: written.proration ?? 'now',
    checkout: {
      displayName: checkout?.display_name ?? null,
      buttonColor: checkout?.button_color ?? null,
      submitMessage: checkout?.submit_message ?? null,
      ...termsOf(checkout ?? {}, ofAll),
    },
  };
}

/** A plan's own word goes before that of the whole catalogue. */
function termsOf(own: WrittenTerms, ofAll: WrittenTerms): Required<CheckoutTerms> {
  return {
    automaticTax: own.automatic_tax ?? ofAll.automatic_tax ?? false,
    billingAddress: own.billing_address ?? ofAll.billing_address ?? 'auto',
    taxIds: own.tax_ids ?? ofAll.tax_ids ?? false,
    promotionCodes: own.promotion_codes ?? ofAll.promotion_codes ?? true,
  };
}

type WrittenPriceName = Pick<z.output<typeof price>, 'lookup_key' | 'id'>;

function priceNameOf({ lookup_key, id }: WrittenPriceName): PriceName {
  return { lookupKey: lookup_key ?? null, id: id ?? null };
}
