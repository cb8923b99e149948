import { z } from 'zod';
import type { SandboxOptions } from './sandbox-options.ts';

const port = (fallback: number) =>
  z
    .string()
    .default(`${fallback}`)
    .refine(
      (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535,
      'must be a whole number from 0 to 65535',
    )
    .transform(Number);

const word = z
  .string({ error: 'is missing: set it to one word without spaces' })
  .regex(/^[\x21-\x7e]+$/, 'must be one word without spaces');

const variables = z.object({
  SANDBOX_STATE: z.string().default('.planbridge/sandbox'),
  WEBSITE_PORT: port(3100),
  STRIPE_PORT: port(3200),
  IDENTITY_PORT: port(3300),
  PRODUCT_PORT: port(3400),
  SLACK_PORT: port(3500),
  STRIPE_SECRET_KEY: word.regex(/^(sk|rk)_test_/, 'must be a test key: it starts with sk_test_ or rk_test_'),
  STRIPE_WEBHOOK_SECRET: word.regex(/^whsec_/, 'must start with whsec_'),
  GATEWAY_URL: word.refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && !text.endsWith('/'),
    'must be a http address without a slash at its end, for example http://127.0.0.1:3000',
  ),
  ENTITLEMENT_API_TOKEN: word,
  SLACK_TOKEN: word,
  OIDC_AUDIENCE: word.default('planbridge'),
});

export type OptionsReading =
  | Readonly<{ ok: true; options: Omit<SandboxOptions, 'log'> }>
  /** One sentence per fault, none with a secret in it. */
  | Readonly<{ ok: false; faults: readonly string[] }>;

export function readOptions(env: Readonly<Record<string, string | undefined>>): OptionsReading {
  // Blank is absent: compose files and CI write unset variables so.
  const given = Object.entries(env).filter(([, text]) => text !== undefined && text.trim() !== '');
  const parsed = variables.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const faults = new Map(parsed.error.issues.toReversed().map(({ path, message }) => [path[0], message]));
    return {
      ok: false,
      faults: [...faults].toReversed().map(([name, fault]) => `${String(name)} ${fault}.`),
    };
  }
  const { data } = parsed;
  return {
    ok: true,
    options: {
      state: data.SANDBOX_STATE,
      ports: {
        website: data.WEBSITE_PORT,
        stripe: data.STRIPE_PORT,
        identity: data.IDENTITY_PORT,
        product: data.PRODUCT_PORT,
        slack: data.SLACK_PORT,
      },
      stripeSecretKey: data.STRIPE_SECRET_KEY,
      stripeWebhookSecret: data.STRIPE_WEBHOOK_SECRET,
      gatewayUrl: data.GATEWAY_URL,
      entitlementApiToken: data.ENTITLEMENT_API_TOKEN,
      slackToken: data.SLACK_TOKEN,
      oidcAudience: data.OIDC_AUDIENCE,
    },
  };
}
