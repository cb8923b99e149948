import { createHash } from 'node:crypto';
import type { Catalogue, ChangeTerms } from '@planbridge/billing';
import type Stripe from 'stripe';
import { z } from 'zod';
import { listAll } from '../stripe/list-all.ts';
import { offeredProducts } from './offered-products.ts';
import { portalFeatures } from './portal-features.ts';

export type PortalWish = Readonly<{
  catalogue: Catalogue;
  terms: ChangeTerms;
  /** The plan and Stripe's price that are to be confirmed; null: the user chooses in the portal. */
  change: Readonly<{ plan: string; priceId: string }> | null;
}>;

export type PortalConfigurations = Readonly<{
  /** The id of the configuration that changes plans on these terms; it is made where there is none. */
  idFor(stripe: Stripe, wish: PortalWish): Promise<string>;
  /** It was refused: somebody may have switched it off. */
  forget(id: string): void;
}>;

type Known = Readonly<{ catalogue: Catalogue; at: number; id: string; prices: readonly string[] }>;

/** How long a lookup key may have moved at Stripe before who chooses in the portal is offered the new price. */
const freshMs = 600_000;

const configuration = z.object({
  id: z.string(),
  active: z.boolean(),
  metadata: z.record(z.string(), z.string()).nullish(),
});

/**
 * Stripe takes proration from the portal's configuration, not from the session, so the worker keeps one for each kind of change. What one says is
 * never altered: a configuration is found by the hash of its content, so that workers before and after a deploy, and a rolled back catalogue,
 * each find their own (docs/decisions/0006).
 */
export function createPortalConfigurations(now: () => Date): PortalConfigurations {
  const known = new Map<string, Known>();

  return {
    idFor: async (stripe, { catalogue, terms, change }) => {
      const key = [terms.proration, terms.currency, change?.plan ?? ''].join(' ');
      const seen = known.get(key);
      const isUsable =
        seen?.catalogue === catalogue &&
        now().getTime() - seen.at < freshMs &&
        (change === null || seen.prices.includes(change.priceId));
      if (seen !== undefined && isUsable) {
        return seen.id;
      }
      const products = await offeredProducts(stripe, {
        catalogue,
        currency: terms.currency,
        plan: change?.plan ?? null,
      });
      const id = await findOrCreate(stripe, {
        features: portalFeatures(terms.proration, products),
        name: `Planbridge: change of plan, ${terms.proration}, ${terms.currency}`,
      });
      const prices = products.flatMap((product) => product.prices);
      known.set(key, { catalogue, at: now().getTime(), id, prices });
      return id;
    },
    forget: (id) => {
      for (const [key, seen] of known) {
        if (seen.id === id) {
          known.delete(key);
        }
      }
    },
  };
}

type Content = Readonly<{ features: Stripe.BillingPortal.ConfigurationCreateParams.Features; name: string }>;

async function findOrCreate(stripe: Stripe, content: Content): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  const all = await listAll(
    (position) => stripe.billingPortal.configurations.list({ ...position }),
    async () => undefined,
  );
  const same = all
    .map((value) => configuration.parse(value))
    .filter(({ metadata }) => metadata?.['planbridge'] === hash);
  const found = same.find(({ active }) => active);
  if (found !== undefined) {
    return found.id;
  }
  // Two workers that both find none send the same key and get the same one; those that were switched off count, for a key replays its answer.
  const made = await stripe.billingPortal.configurations.create(
    { ...content, metadata: { planbridge: hash } },
    { idempotencyKey: `portal-configuration/${hash}/${same.length}` },
  );
  return made.id;
}
