import type { StartedSystem } from './start-system.ts';
import { customerOf } from './customer-of.ts';
import { stripeOf } from './stripe-of.ts';

/** Makes an account a customer of Stripe's, who has bought nothing yet: by a click that leads to Checkout and is left there. */
export async function newCustomer(system: StartedSystem, accountId: string, token: string): Promise<string> {
  const { gatewayUrl, websiteUrl } = system;
  const response = await fetch(`${gatewayUrl}/v1/checkout`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ plan: 'pro', success_url: websiteUrl, cancel_url: websiteUrl }),
    signal: AbortSignal.timeout(20_000),
  });
  if (!response.ok) {
    throw new Error(`The click of ${accountId} was answered by ${response.status}: ${await response.text()}`);
  }
  return customerOf(stripeOf(system), accountId);
}
