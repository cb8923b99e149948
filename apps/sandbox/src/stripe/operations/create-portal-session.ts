import type Stripe from 'stripe';
import { liveCustomer } from '../billing/live-customer.ts';
import { missing } from '../http/missing.ts';
import { refusal } from '../http/refusal.ts';
import { newId } from '../new-id.ts';
import { portalFlow } from '../objects/portal-flow.ts';
import type { PortalSessionParams } from '../params/portal-session-params.ts';
import type { World } from '../world.ts';
import { defaultPortalConfiguration } from './default-portal-configuration.ts';
import { refuseImpossibleFlow } from './refuse-impossible-flow.ts';

/** The URL is all that opens it, so its token is not the session's id (stripe.md 4: it is a bearer secret). */
export function createPortalSession(world: World, params: PortalSessionParams): Stripe.BillingPortal.Session {
  liveCustomer(world, params.customer, 'customer');
  const configuration = configurationOf(world, params.configuration);
  if (params.flow_data !== undefined) {
    refuseImpossibleFlow(world, { customer: params.customer, flow: params.flow_data, configuration });
  }
  const token = newId('test', 40);
  const session = {
    id: newId('bps'),
    object: 'billing_portal.session',
    configuration: configuration.id,
    created: world.now(),
    customer: params.customer,
    customer_account: null,
    flow: params.flow_data === undefined ? null : portalFlow(params.flow_data),
    livemode: false,
    locale: params.locale ?? null,
    on_behalf_of: params.on_behalf_of ?? null,
    return_url: params.return_url ?? configuration.default_return_url,
    url: `${world.publicUrl}/p/session/${token}`,
  } satisfies Stripe.BillingPortal.Session;
  world.portalVisits.put(token, { session, seenAt: null });
  return session;
}

function configurationOf(world: World, id: string | undefined): Stripe.BillingPortal.Configuration {
  if (id === undefined) {
    return defaultPortalConfiguration(world);
  }
  const configuration = world.portalConfigurations.get(id);
  if (configuration === undefined) {
    throw missing('configuration', id, 'configuration');
  }
  if (!configuration.active) {
    throw refusal({ message: `The configuration ${id} is not active.`, param: 'configuration' });
  }
  return configuration;
}
