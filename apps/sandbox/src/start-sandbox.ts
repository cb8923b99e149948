import { startIdentity } from './identity/start-identity.ts';
import type { RunningService } from './http/start-service.ts';
import { startProduct } from './product/start-product.ts';
import type { SandboxOptions, ServiceName } from './sandbox-options.ts';
import { startSlack } from './slack/start-slack.ts';
import { startStripe } from './start-stripe.ts';
import { startWebsite } from './website/start-website.ts';

export type RunningSandbox = Readonly<{
  urls: Readonly<Record<ServiceName, string>>;
  close(): Promise<void>;
}>;

/** The world outside: five services, each on a port of its own. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const { state, ports, log, gatewayUrl } = options;
  const started: RunningService[] = [];
  const close = async () => {
    await Promise.all(started.map((service) => service.close()));
  };
  const start = async (starting: Promise<RunningService>): Promise<string> => {
    const service = await starting;
    started.push(service);
    return service.url;
  };
  const place = (name: ServiceName) => ({ port: ports[name], state, log });
  try {
    const identity = await start(startIdentity(place('identity'), { audience: options.oidcAudience }));
    const product = await start(startProduct(place('product'), { token: options.entitlementApiToken }));
    const slack = await start(startSlack(place('slack'), { token: options.slackToken }));
    const endpoint = { url: `${gatewayUrl}/webhooks/stripe`, secret: options.stripeWebhookSecret };
    const stripe = await start(
      startStripe(place('stripe'), { secretKey: options.stripeSecretKey, endpoint }),
    );
    const website = await start(startWebsite(place('website'), { gatewayUrl, identityUrl: identity }));
    return { urls: { website, stripe, identity, product, slack }, close };
  } catch (error) {
    await close();
    throw error;
  }
}
