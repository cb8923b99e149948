import { z } from 'zod';

const instant = z.iso.datetime({ offset: true }).nullable();

/** What a product is told about an account (design, "The product's API"). */
export const entitlementSchema = z.strictObject({
  account_id: z.string().min(1).max(200),
  revision: z.int().min(1),
  source: z.string().min(1).max(64),
  plan: z.string().min(1),
  status: z.string().min(1),
  seats: z.int().min(0),
  features: z.array(z.string()),
  current_period_end: instant,
  cancel_at: instant,
  trial_end: instant,
});

export type Entitlement = Readonly<z.output<typeof entitlementSchema>>;
