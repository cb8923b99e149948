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
    about: 'The issuer’s keys. Left out, the issuer’s discovery document says where they are.',
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
    about: 'A scope without which a token may neither buy nor manage.',
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
});
