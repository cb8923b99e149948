import createClient from 'openapi-fetch';
import type { Answer } from './answer.ts';
import { answerOf } from './answer-of.ts';
import type { Account, CheckoutLink, CheckoutWish, PortalLink, PortalWish } from './api-types.ts';
import type { paths } from './gateway-api.ts';
import { isAccount } from './is-account.ts';
import { isLink } from './is-link.ts';
import { whenAborted } from './when-aborted.ts';

export type PlanbridgeClientOptions = Readonly<{
  /** The gateway's address, such as https://billing.example.com. */
  gateway: string;
  /** The signed-in user's access token, or what fetches one: it is asked before each call, because tokens are renewed. */
  token: string | (() => string | Promise<string>);
  fetch?: typeof globalThis.fetch;
}>;

export type PlanbridgeClient = Readonly<{
  /** Where to send the browser to buy a plan. To call it again is safe: an account has one payable session. */
  checkout(wish: CheckoutWish): Promise<Answer<CheckoutLink>>;
  /** Where to send the browser to manage what was bought. */
  portal(wish: PortalWish): Promise<Answer<PortalLink>>;
  /** The plan. On the page after a payment wait up to 25 s for it to be true. */
  account(options?: Readonly<{ waitSeconds?: number }>): Promise<Answer<Account>>;
}>;

/** The gateway answers a click within 10 s. */
const clickTimeoutMs = 15_000;
const readTimeoutMs = 10_000;

/** Planbridge for the user whose token it is given. */
export function createPlanbridgeClient(options: PlanbridgeClientOptions): PlanbridgeClient {
  const { gateway, token, fetch = globalThis.fetch } = options;
  // A redirected call would carry the token to wherever it leads.
  const client = createClient<paths>({ baseUrl: gateway.replace(/\/+$/, ''), fetch, redirect: 'error' });

  async function limits(timeoutMs: number) {
    const signal = AbortSignal.timeout(timeoutMs);
    const bearer = typeof token === 'string' ? token : await Promise.race([token(), whenAborted(signal)]);
    return { headers: { authorization: `Bearer ${bearer}` }, signal };
  }

  return {
    checkout: (body) =>
      answerOf(isLink, async () => client.POST('/v1/checkout', { body, ...(await limits(clickTimeoutMs)) })),
    portal: (body) =>
      answerOf(isLink, async () => client.POST('/v1/portal', { body, ...(await limits(clickTimeoutMs)) })),
    account: ({ waitSeconds = 0 } = {}) =>
      answerOf(isAccount, async () =>
        client.GET('/v1/account', {
          params: { query: waitSeconds === 0 ? {} : { wait: String(waitSeconds) } },
          ...(await limits(waitSeconds * 1000 + readTimeoutMs)),
        }),
      ),
  };
}
