import { z } from 'zod';

const accountSchema = z.object({
  account_id: z.string(),
  plan: z.string(),
  status: z.string(),
  seats: z.number(),
  current_period_end: z.iso.datetime({ offset: true }).nullable(),
  cancel_at: z.iso.datetime({ offset: true }).nullable(),
  trial_end: z.iso.datetime({ offset: true }).nullable(),
  state: z.enum(['settled', 'syncing', 'pending_payment', 'needs_attention']),
});

export type SiteAccount = Readonly<z.output<typeof accountSchema>>;

/** What went wrong, in words for the visitor. */
export type GatewayProblem = Readonly<{ ok: false; status: number; words: string }>;
export type GatewayAnswer<Value> = Readonly<{ ok: true; value: Value }> | GatewayProblem;

type CheckoutWish = Readonly<{
  plan: string;
  interval: 'month' | 'year';
  seats?: number;
  success_url: string;
  cancel_url: string;
}>;
type PortalWish = Readonly<{ return_url: string; flow?: 'payment_method' | 'plan_change' | 'cancel' }>;

export type GatewayClient = Readonly<{
  account(token: string, waitSeconds: number): Promise<GatewayAnswer<SiteAccount>>;
  checkout(token: string, wish: CheckoutWish): Promise<GatewayAnswer<string>>;
  portal(token: string, wish: PortalWish): Promise<GatewayAnswer<string>>;
}>;

const link = z.object({ url: z.url() }).transform(({ url }) => url);
const problem = z.object({ title: z.string(), detail: z.string() });

/** The gateway answers a click within 10 s. */
const clickTimeoutMs = 15_000;

/** The three calls that a site makes to Planbridge, for the user whose token it holds. */
export function createGatewayClient(gatewayUrl: string): GatewayClient {
  async function call<Value>(
    path: string,
    schema: z.ZodType<Value>,
    {
      token,
      body,
      timeoutMs = clickTimeoutMs,
    }: Readonly<{ token: string; body?: unknown; timeoutMs?: number }>,
  ): Promise<GatewayAnswer<Value>> {
    try {
      const response = await fetch(`${gatewayUrl}${path}`, {
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const answer: unknown = await response.json();
      return response.ok
        ? { ok: true, value: schema.parse(answer) }
        : { ok: false, status: response.status, words: wordsOf(answer) };
    } catch {
      return { ok: false, status: 503, words: 'Billing cannot be reached right now. Try again in a moment.' };
    }
  }

  return {
    account: (token, waitSeconds) =>
      call(`/v1/account${waitSeconds === 0 ? '' : `?wait=${waitSeconds}`}`, accountSchema, {
        token,
        timeoutMs: (waitSeconds + 5) * 1000,
      }),
    checkout: (token, body) => call('/v1/checkout', link, { token, body }),
    portal: (token, body) => call('/v1/portal', link, { token, body }),
  };
}

function wordsOf(answer: unknown): string {
  const parsed = problem.safeParse(answer);
  return parsed.success
    ? `${parsed.data.title}. ${parsed.data.detail}`
    : 'Billing did not understand the request.';
}
