import { z } from 'zod';
import { format } from './format.ts';
import { serviceVariables } from './service-variables.ts';
import { variable } from './variable.ts';

export const gatewayVariables = z.object({
  ...serviceVariables,
  host: variable.withDefault('127.0.0.1', format.text, {
    name: 'HOST',
    about: 'The address to listen on, for the metrics too; `0.0.0.0` in a container.',
  }),
  port: variable.withDefault('3000', format.port, {
    name: 'PORT',
    about: 'The port of the API and of the webhook; 0 takes any free one.',
  }),
  gatewayMetricsPort: variable.withDefault('3001', format.port, {
    name: 'GATEWAY_METRICS_PORT',
    about: 'The port of `/metrics`, kept apart because it is not for the public.',
  }),
  stripeWebhookSecrets: variable.required(format.webhookSecrets, {
    name: 'STRIPE_WEBHOOK_SECRETS',
    about:
      'Signing secrets of your webhook endpoints and event destinations, separated by commas. An event signed with any of them is accepted: while a secret is rolled, list both.',
    secret: true,
  }),
  oidcIssuer: variable.required(format.url, {
    name: 'OIDC_ISSUER',
    about:
      'The identity provider whose tokens your website’s users bring, letter by letter as its tokens say it in `iss`.',
    example: 'https://login.example.com/',
  }),
  oidcAudience: variable.required(format.text, {
    name: 'OIDC_AUDIENCE',
    about: 'What a token must name in `aud` to be meant for this gateway.',
    example: 'planbridge',
  }),
  oidcJwksUrl: variable.optional(format.url, {
    name: 'OIDC_JWKS_URL',
    about:
      'The issuer’s keys. Left out, the issuer’s discovery document says where they are. What they are fetched from must be https in live mode, unless it is this machine.',
    example: 'https://login.example.com/keys',
  }),
  accountClaim: variable.withDefault('sub', format.text, {
    name: 'ACCOUNT_CLAIM',
    about: 'The claim that holds the account’s id: `sub` for a person, or the claim of an organisation’s id.',
  }),
  emailClaim: variable.withDefault('email', format.text, {
    name: 'EMAIL_CLAIM',
    about:
      'The claim that holds the e-mail address which Stripe’s customer gets. Accounts are never matched by it.',
  }),
  requiredScope: variable.optional(format.text, {
    name: 'REQUIRED_SCOPE',
    about:
      'A scope without which a token neither buys nor manages; it still shows the plan. Looked for in `scope`, `scp` and, as Auth0 writes what a user may do, `permissions`.',
    example: 'billing:manage',
  }),
  allowedOrigins: variable.withDefault('', format.origins, {
    name: 'ALLOWED_ORIGINS',
    about: 'The origins whose pages may call the gateway, separated by commas.',
    example: 'https://app.example.com,https://www.example.com',
  }),
  allowedRedirects: variable.required(format.redirects, {
    name: 'ALLOWED_REDIRECTS',
    about:
      'Where Stripe’s pages may send the browser back to, separated by commas: an origin, and if need be a path under which the address must lie.',
    example: 'https://app.example.com/billing',
  }),
  trustedProxies: variable.withDefault('', format.proxies, {
    name: 'TRUSTED_PROXIES',
    about:
      'The balancers and proxies before the gateway, separated by commas: addresses, ranges such as `10.0.0.0/8`, or `loopback`, `linklocal`, `uniquelocal`. Only what comes from these is asked for its X-Forwarded-For. Nobody by default, because who is believed may write any address there and so has no limit; but behind a proxy that is not named here all callers count as one address.',
    example: '10.0.0.0/8,192.0.2.7',
  }),
  rateLimitClicks: variable.withDefault('120', format.perMinute, {
    name: 'RATE_LIMIT_CLICKS',
    about:
      'Checkout and portal clicks a minute of one account at most; 0 sets no limit. Each gateway counts for itself, so with three of them it is up to three times that. The same holds for the two limits below.',
  }),
  rateLimitReads: variable.withDefault('300', format.perMinute, {
    name: 'RATE_LIMIT_READS',
    about: 'Reads of its plan a minute of one account at most; 0 sets no limit.',
  }),
  rateLimitAddress: variable.withDefault('3000', format.perMinute, {
    name: 'RATE_LIMIT_ADDRESS',
    about:
      'Requests a minute from one network address at most (of IPv6, one /64), whoever they say they are; 0 sets no limit. Raise it where many users share an address, or where your website’s server calls the gateway for them. Stripe’s webhooks are never limited.',
  }),
});
