import type Stripe from 'stripe';

export type PortalTarget = Readonly<{
  customer: string;
  returnUrl: string;
  /** Null: the portal's first page. */
  flow: Stripe.BillingPortal.SessionCreateParams.FlowData | null;
}>;

/** Opens the portal for one customer. The URL lives for minutes and is made for each click. */
export async function portalUrl(
  stripe: Stripe,
  configuration: string | null,
  { customer, returnUrl, flow }: PortalTarget,
): Promise<string> {
  const session = await stripe.billingPortal.sessions.create({
    customer,
    return_url: returnUrl,
    ...(configuration === null ? {} : { configuration }),
    ...(flow === null
      ? {}
      : {
          flow_data: { ...flow, after_completion: { type: 'redirect', redirect: { return_url: returnUrl } } },
        }),
  });
  return session.url;
}
