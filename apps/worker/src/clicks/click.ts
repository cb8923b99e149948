import type { Account } from '@planbridge/accounts';
import type { Catalogue } from '@planbridge/billing';
import type { CheckoutKind, OpenCheckoutInput } from '@planbridge/contracts';
import type Stripe from 'stripe';
import type { ClickDependencies } from './click-dependencies.ts';
import type { FindPriceId } from './create-price-finder.ts';
import type { EnsuredCustomer } from './ensure-customer.ts';
import type { PortalConfigurations } from './create-portal-configurations.ts';

/** Everything that one look at a click on a plan knows. */
export type Click = Readonly<{
  deps: ClickDependencies;
  stripe: Stripe;
  portals: PortalConfigurations;
  account: Account;
  catalogue: Catalogue;
  customer: EnsuredCustomer;
  input: OpenCheckoutInput;
  /** How many keys of a session that follows this one were found taken by another wish; kept from look to look. */
  taken: Map<string, number>;
  priceIdOf: FindPriceId;
}>;

/** `start-again`: what the click leads to has changed meanwhile. */
export type Opened =
  | Readonly<{ kind: CheckoutKind; url: string }>
  | Readonly<{ kind: 'currency-fixed'; currency: string }>
  | 'already-on-plan'
  | 'start-again';
